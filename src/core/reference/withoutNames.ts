import { isDigit } from '../text/digit';

/**
 * The words of a reply without names that tell nothing of its cause: a mail
 * address becomes `@`, and a host before its IP address in brackets becomes
 * `host[0]`. Servers say the same to many; without these it is the same text.
 * Linear.
 */
export function withoutNames(text: string): string {
  const unaddressed = text.includes('@') ? withoutAddresses(text) : text;
  return unaddressed.includes('[') ? withoutHosts(unaddressed) : unaddressed;
}

// <bob@example.net> → <@>
function withoutAddresses(text: string): string {
  let kept = '';
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', from)) {
    kept += `${text.slice(from, startOfName(text, at, from))}@`;
    from = at + 1;
    while (from < text.length && isNamePart(text.charCodeAt(from))) from++;
  }
  return kept + text.slice(from);
}

// mx.example.net[192.0.2.1] → host[0] | unknown[192.0.2.1] → host[0] | banned sender[192.0.2.1] → banned sender[0] | [192.0.2.1] → [0]
function withoutHosts(text: string): string {
  let kept = '';
  let from = 0;
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
    const end = endOfAddress(text, at + 1);
    if (end === undefined) continue;
    const start = startOfName(text, at, from);
    const name = text.slice(start, at);
    kept += `${text.slice(from, start)}${name.includes('.') || name === 'unknown' ? 'host' : name}[0]`;
    from = end + 1;
  }
  return from === 0 ? text : kept + text.slice(from);
}

const LONGEST_ADDRESS = 45;

/** Where the bracket after an IP address stands. */
function endOfAddress(text: string, from: number): number | undefined {
  let at = from;
  let divided = false;
  for (; at < text.length && at - from <= LONGEST_ADDRESS; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT || code === COLON) divided = true;
    else if (!isHexDigit(code)) break;
  }
  return divided && text[at] === ']' ? at : undefined;
}

function startOfName(text: string, end: number, least: number): number {
  let start = end;
  while (start > least && isNamePart(text.charCodeAt(start - 1))) start--;
  return start;
}

const DOT = 0x2e;
const COLON = 0x3a;

// Letters, digits, + - . _
function isNamePart(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || isDigit(code) || code === 0x2b || code === 0x2d || code === DOT || code === 0x5f;
}

function isHexDigit(code: number): boolean {
  const letter = code | 0x20;
  return isDigit(code) || (letter >= 0x61 && letter <= 0x66);
}
