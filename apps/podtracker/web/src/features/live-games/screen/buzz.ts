/** A short tremble of the phone, where it can; never the only sign that something was done. */
export function buzz(ms = 8): void {
  navigator.vibrate?.(ms);
}
