/**
 * Puts text on the clipboard. Plain http from another machine has no clipboard API; there the field's selection is
 * copied the old way.
 *
 * @returns whether it is there
 */
export async function copyText(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    return document.execCommand("copy");
  }
}
