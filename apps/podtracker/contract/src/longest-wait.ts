// By itself, so that the life screen has it without all shapes.

/** For as long as a game may have waited on a device: four weeks. */
export const longestWaitSeconds = 28 * 24 * 60 * 60;
