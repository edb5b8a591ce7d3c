/** Resolves when the page has dealt with what it is at, such as a tap: right away, but never in the way of it. */
export const nextTask = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve));
