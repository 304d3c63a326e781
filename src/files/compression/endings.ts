/** How the names of compressed files end, for patterns. Names tell which files belong to a log; what a file holds, its first bytes tell. */
export const COMPRESSED_ENDINGS = 'gz|bz2|xz|zst';
