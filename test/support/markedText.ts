/** A span of a marked text: lines and columns count from 0, columns in UTF-16 code units, the end is exclusive. */
export interface MarkedSpan {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A text in which spans stand between « and »; inside one line, not inside each other. */
export interface MarkedText {
  readonly text: string;
  readonly spans: readonly MarkedSpan[];
}

/** Takes the marks out of a text and tells where they stood. */
export function parseMarkedText(marked: string): MarkedText {
  const spans: MarkedSpan[] = [];
  const lines = marked.split('\n').map((markedLine, line) => {
    let text = '';
    let start = 0;
    for (const piece of markedLine.split(/([«»])/)) {
      if (piece === '«') start = text.length;
      else if (piece === '»') spans.push({ line, start, end: text.length });
      else text += piece;
    }
    return text;
  });
  return { text: lines.join('\n'), spans };
}
