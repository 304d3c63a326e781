// quit # that is all | helo client <-- what we call ourselves | . // the end
/** Somebody's note behind what a client says, where a session is explained: the source of a pattern that ends with the line. */
export const NOTE = String.raw`[ \t]{1,40}(?:#|\/\/|<--?|←)[ \t]\S.{0,300}$`;
