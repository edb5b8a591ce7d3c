/** Where no frame is made, as in a page that is hidden, work waits no longer. */
const patienceMs = 100;

/** Runs work once the screen shows what has just changed: what nobody sees is not to keep it from being painted. */
export function afterPaint(work: () => void): void {
  let frame = 0;
  const late = setTimeout(() => {
    cancelAnimationFrame(frame);
    work();
  }, patienceMs);
  frame = requestAnimationFrame(() => {
    clearTimeout(late);
    // The frame's style, layout and paint come right after its callbacks, and before a timer.
    setTimeout(work);
  });
}
