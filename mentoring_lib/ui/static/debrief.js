// Looking back on a conversation: first how it went, then what you want to read on about.

/** The debrief, drawn once per ending: what you opened stays open while you compare. */
function debriefPart(texts) {
  const place = el("div", { class: "mentoring-debrief" });
  let drawn = null, comparison = null;
  function draw(view, act, send) {
    const now = view.debrief ? JSON.stringify([view.debrief, view.runs]) : null;
    if (now !== drawn) {
      drawn = now;
      comparison = comparisonPart(view, texts, send);
      place.replaceChildren(...(view.debrief ? debriefOf(view, texts, act, comparison) : []));
    }
    comparison?.draw(view);
  }
  return { place, draw };
}

function debriefOf(view, texts, act, comparison) {
  const debrief = view.debrief;
  return [
    ...goalsOf(debrief, texts),
    el("h4", {}, texts.behind), el("p", {}, debrief.background),
    el("h4", {}, texts.turns),
    // Whoever played the whole talk first hasn't read any feedback yet.
    el("ol", { class: "mentoring-turns" },
      debrief.turns.map((turn, i) => turnOf(turn, i, texts, act, view.mode === "test"))),
    folded(texts.other_side, el("p", { class: "mentoring-note" }, texts.other_side_open),
      el("ol", { class: "mentoring-story" }, debrief.other_side.map((felt, i) => storyOf(felt, i, texts)))),
    comparison?.place ?? [],
    curveOf(debrief, texts),
    folded(texts.shares, table(texts.shares, [texts.speaker, texts.share], debrief.shares),
      el("p", { class: "mentoring-note" }, texts.shares_note)),
    folded(texts.profile, table(texts.profile, [texts.move, texts.times], debrief.profile),
      el("p", { class: "mentoring-note" }, texts.profile_note)),
    el("h4", {}, texts.questions),
    el("ul", { class: "mentoring-questions" }, debrief.questions.map((question) => el("li", {}, question))),
  ].flat();
}

/** A part of the debrief that opens by its heading. */
function folded(title, ...parts) {
  return el("details", { class: "mentoring-folded" }, el("summary", {}, el("h4", {}, title)), ...parts);
}

function described(parts) {
  return el("dl", {}, parts.filter(([, text]) => text).map(([label, text, kind, after]) =>
    [el("dt", {}, label), el("dd", { class: kind ?? null }, text, after)]));
}

function goalsOf(debrief, texts) {
  if (debrief.goals.length === 0) return [];
  return [
    el("h4", {}, texts.goals),
    el("ul", { class: "mentoring-goals" }, debrief.goals.map((goal) =>
      el("li", { "data-goal": goal.state },
        el("span", { class: "mentoring-who" }, goal.verdict), goal.text,
        goal.where ? el("span", { class: "mentoring-note" }, ` ${goal.where}`) : null))),
  ];
}

function turnOf(turn, index, texts, act, open) {
  return el("li", {}, el("details", { open },
    el("summary", {},
      el("span", { class: "mentoring-who" },
        fill(texts.turn, { number: index + 1, phase: turn.phase }), el("span", { class: "mentoring-did" }, ` · ${turn.move}`)),
      el("span", { class: "mentoring-said" }, turn.said)),
    described([
      [turn.who, turn.heard], [texts.effect, turn.effect], [texts.changed, turn.changed],
      [turn.alternative_label, turn.alternative],
    ]),
    button(texts.replay, () => act({ type: "replay", turn: index }), {
      "aria-label": `${texts.replay}: ${texts.turn_word.toLowerCase()} ${index + 1}`,
    })));
}

function storyOf(felt, index, texts) {
  const named = (text) => fill(text, { who: felt.who });
  const mood = felt.mood ? el("span", { class: "mentoring-mood" }, ` · ${felt.mood}`) : null;
  return el("li", {},
    el("p", { class: "mentoring-who" }, `${texts.turn_word} ${index + 1} · ${felt.who}`),
    described([
      [named(texts.other_said), felt.said], [named(texts.other_meant), felt.meant, "mentoring-thought"],
      [texts.other_heard, felt.heard], [named(texts.other_thought), felt.thought, "mentoring-thought", mood],
    ]));
}

function curveOf(debrief, texts) {
  const curve = debrief.curve;
  if (!curve) return [];
  return folded(texts.curve, svg(curve.svg), el("p", { class: "mentoring-note" }, curve.text),
    el("details", {}, el("summary", {}, texts.curve_table), table(texts.curve, curve.head, curve.rows)));
}

/** Earlier talks to lay beside this one; null when there are none. */
function comparisonPart(view, texts, send) {
  if (view.runs.length === 0) return null;
  const parted = el("p", { role: "status" }), found = el("div", {});
  const buttons = view.runs.slice(-3).map(([number, label]) =>
    button(label, () => send({ type: "compare", run: number }), { "data-run": number }));
  const place = folded(texts.compare, el("div", { class: "mentoring-tools" }, buttons), parted, found);
  function draw({ compare }) {
    parted.textContent = compare?.parted ?? "";
    found.replaceChildren(...(compare ? comparisonOf(compare, texts) : []));
    for (const each of buttons) each.setAttribute("aria-pressed", String(compare?.run === Number(each.dataset.run)));
  }
  return { place, draw };
}

function comparisonOf(compare, texts) {
  const side = (turn) => turn
    ? el("td", {}, el("p", { class: "mentoring-who" }, turn.move), el("p", {}, turn.said)) : el("td", {}, "–");
  const head = [texts.turn_word, texts.earlier, texts.present];
  const rows = compare.rows.map((row) => el("tr", { class: row.same ? "mentoring-same" : null },
    el("th", { scope: "row" }, String(row.number)), row.sides.map(side)));
  return [
    compare.goals.length ? table(texts.goals, [texts.goals, texts.earlier, texts.present], compare.goals) : [],
    el("div", { class: "mentoring-scroll", tabindex: "0", role: "region", "aria-label": texts.compare },
      el("table", { class: "mentoring-compared" }, el("caption", { class: "mentoring-hidden" }, texts.compare),
        el("thead", {}, el("tr", {}, head.map((cell) => el("th", { scope: "col" }, cell)))),
        el("tbody", {}, rows, el("tr", {}, el("th", { scope: "row" }, texts.ended),
          compare.endings.map((text) => el("td", {}, text)))))),
  ].flat();
}
