/** Who says a line of a dialogue or exchange. */
export type Speaker = 'client' | 'server';
