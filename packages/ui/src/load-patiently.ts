const againAfterMs = 2_000;
const mostTries = 60;

/**
 * Loads a part's code, and again where that fails: a page that shows already must not break because the
 * connection was lost before its chart had come. Meanwhile the part's place shows that it is loading.
 *
 * @throws what the last try threw, after two minutes
 */
export async function loadPatiently<Module>(load: () => Promise<Module>, waitMs = againAfterMs): Promise<Module> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await load();
    } catch (error) {
      if (tries === mostTries) throw error;
      const address = addressIn(error);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      // A browser keeps in mind that a file did not come, and asks for it no more: under another address it does.
      if (address) load = async () => (await import(/* @vite-ignore */ `${address}?again=${tries}`)) as Module;
    }
  }
}

/** Of the file that did not come, as Chromium and Firefox say it. */
function addressIn(error: unknown): string | undefined {
  return error instanceof Error ? /https?:\/\/[^\s?]+\.js/.exec(error.message)?.[0] : undefined;
}
