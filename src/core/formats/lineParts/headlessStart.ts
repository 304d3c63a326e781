/** Begins the pattern of a headless piece: before it a word or sentence ends, a quote or a bracket stands, and no name, path or value goes on. */
export const HEADLESS_START = String.raw`(?<![\w.=/<-])`;
