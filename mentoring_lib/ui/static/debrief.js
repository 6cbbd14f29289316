// Looking back on a conversation: goals, turns, the other's side, an earlier talk beside it.

function debriefOf(view, texts, act, send) {
  const debrief = view.debrief;
  if (!debrief) return [];
  return [
    el("h4", {}, texts.behind), el("p", {}, debrief.background),
    ...goalsOf(debrief, texts),
    el("h4", {}, texts.turns),
    el("ol", { class: "mentoring-turns" }, debrief.turns.map((turn, i) => turnOf(turn, i, texts, act))),
    ...otherSideOf(debrief, texts),
    ...compareOf(view, texts, send),
    ...curveOf(debrief, texts),
    el("h4", {}, texts.shares), table(texts.shares, [texts.speaker, texts.share], debrief.shares),
    el("p", { class: "mentoring-note" }, texts.shares_note),
    el("h4", {}, texts.profile), table(texts.profile, [texts.move, texts.times], debrief.profile),
    el("p", { class: "mentoring-note" }, texts.profile_note),
    el("h4", {}, texts.questions),
    el("ul", {}, debrief.questions.map((question) => el("li", {}, question))),
  ];
}

function goalsOf(debrief, texts) {
  if (debrief.goals.length === 0) return [];
  return [
    el("h4", {}, texts.goals),
    el("ul", { class: "mentoring-goals" }, debrief.goals.map((goal) => el("li", {},
      el("strong", {}, goal.verdict), ` ${goal.text} `, el("span", { class: "mentoring-note" }, goal.where)))),
  ];
}

function otherSideOf(debrief, texts) {
  return [
    el("h4", {}, texts.other_side),
    el("details", {}, el("summary", {}, texts.other_side_open),
      el("ol", { class: "mentoring-turns" }, debrief.other_side.map((felt) => el("li", {}, el("dl", {},
        el("dt", {}, fill(texts.other_said, { who: felt.who })), el("dd", {}, felt.said),
        felt.meant ? [el("dt", {}, fill(texts.other_meant, { who: felt.who })), el("dd", { class: "mentoring-thought" }, felt.meant)] : [],
        el("dt", {}, texts.other_heard), el("dd", {}, felt.heard),
        el("dt", {}, fill(texts.other_thought, { who: felt.who })), el("dd", { class: "mentoring-thought" }, felt.thought)))))),
  ];
}

function curveOf(debrief, texts) {
  const curve = debrief.curve;
  if (!curve) return [];
  return [
    el("h4", {}, texts.curve), svg(curve.svg),
    el("p", { class: "mentoring-note" }, curve.text),
    el("details", {}, el("summary", {}, texts.curve_table), table(texts.curve, curve.head, curve.rows)),
  ];
}

function compareOf(view, texts, send) {
  if (view.runs.length === 0) return [];
  return [
    el("h4", {}, texts.compare),
    el("div", { class: "mentoring-tools" }, view.runs.slice(-3).map(([number, label]) =>
      button(label, () => send({ type: "compare", run: number })))),
    view.compare ? comparisonOf(view.compare, texts) : null,
  ].filter(Boolean);
}

function comparisonOf(compare, texts) {
  const side = (turn) => turn
    ? el("td", {}, el("p", { class: "mentoring-who" }, turn.move), el("p", {}, turn.said)) : el("td", {}, "–");
  const head = [texts.turn_word, texts.earlier, texts.present];
  return el("div", { role: "status" },
    el("p", {}, compare.parted),
    compare.goals.length ? table(texts.goals, [texts.goals, texts.earlier, texts.present], compare.goals) : null,
    el("div", { class: "mentoring-scroll", tabindex: "0", role: "region", "aria-label": texts.compare },
      el("table", {}, el("caption", { class: "mentoring-hidden" }, texts.compare),
        el("thead", {}, el("tr", {}, head.map((cell) => el("th", { scope: "col" }, cell)))),
        el("tbody", {}, compare.rows.map((row) => el("tr", { class: row.same ? "mentoring-same" : null },
          el("th", { scope: "row" }, String(row.number)), ...row.sides.map(side))),
          el("tr", {}, el("th", { scope: "row" }, texts.ended),
            ...compare.endings.map((text) => el("td", {}, text)))))));
}

function turnOf(turn, index, texts, act) {
  const part = (label, text) => text ? [el("dt", {}, label), el("dd", {}, text)] : [];
  return el("li", {},
    el("p", { class: "mentoring-who" }, fill(texts.turn, { number: index + 1, phase: turn.phase })),
    el("dl", {},
      part(turn.who, turn.heard), part(texts.you, turn.said),
      part(texts.did, turn.move), part(texts.effect, turn.effect), part(texts.changed, turn.changed),
      part(turn.alternative_label, turn.alternative)),
    button(texts.replay, () => act({ type: "replay", turn: index }), {
      "aria-label": `${texts.replay}: ${texts.turn_word.toLowerCase()} ${index + 1}`,
    }));
}
