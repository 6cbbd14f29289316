// The time of a talk, in moments instead of ticks: a tab that sleeps loses nothing.
const MINUTE = 60_000;
const HALF_A_MINUTE = 30_000;
const FORGET = 3 * 60 * MINUTE; // a talk that nobody touched this long is over

function newRun(plan) {
  return {
    at: 0,
    given: plan.phases.map((phase) => phase.minutes * MINUTE),
    spent: plan.phases.map(() => 0),
    told: plan.phases.map(() => false),
    since: null,
    touched: Date.now(),
  };
}

/** Write down the time of the current phase until now; the clock itself goes on. */
function settle(run) {
  const now = Date.now();
  if (run.since !== null) {
    run.spent[run.at] += now - run.since;
    run.since = now;
  }
  run.touched = now;
}

function goTo(run, number) {
  settle(run);
  run.at = Math.max(0, Math.min(number, run.given.length - 1));
}

function startOrPause(run) {
  settle(run);
  run.since = run.since === null ? Date.now() : null;
}

function extend(run, minutes) {
  settle(run);
  run.given[run.at] += minutes * MINUTE;
  run.told[run.at] = leftInPhase(run) <= 0;
}

function runningNow(run) {
  return run.since === null ? 0 : Date.now() - run.since;
}

function leftInPhase(run) {
  return run.given[run.at] - run.spent[run.at] - runningNow(run);
}

function leftInTotal(run) {
  const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
  return sum(run.given) - sum(run.spent) - runningNow(run);
}

function totalMinutes(run) {
  return Math.round(run.given.reduce((all, each) => all + each, 0) / MINUTE);
}

/** Say once per phase that its time is over; true at that one moment. */
function justOver(run) {
  if (run.told[run.at] || leftInPhase(run) > 0) return false;
  run.told[run.at] = true;
  return true;
}

// The browser keeps the clock for this tab only: reloading the page doesn't end a talk.
// It holds the phases and their minutes, nothing of what is said.
function keepRun(name, talk) {
  try {
    if (talk === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(talk));
  } catch { /* a browser may refuse to keep anything; the clock runs all the same */ }
}

function keptRun(name) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(name));
    return kept && Date.now() - kept.run.touched < FORGET ? kept : null;
  } catch {
    return null;
  }
}

/** Keep a phone's screen on while the clock runs; a browser may refuse. */
function screenKeeper() {
  let lock = null;
  return {
    async hold() {
      if (lock !== null || document.hidden) return;
      lock = await navigator.wakeLock?.request("screen").catch(() => null) ?? null;
      lock?.addEventListener("release", () => { lock = null; });
    },
    release() { lock?.release(); },
  };
}

/** A soft tone; it is made when somebody switches sound on, as browsers ask. */
function chime() {
  const sound = new AudioContext();
  return () => {
    const tone = sound.createOscillator(), volume = sound.createGain();
    tone.frequency.value = 440;
    volume.gain.setValueAtTime(0.08, sound.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.0001, sound.currentTime + 1.2);
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 1.2);
  };
}
