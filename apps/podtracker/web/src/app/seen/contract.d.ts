/** A digest of the shapes in which the server answers, from the build. */
declare const __CONTRACT__: string;
