// What source code and tests have before a string: send("EHLO | reply = "250 | expect '250 | ["250
const CODE_OF_PROGRAM = /[\w\])]\s*\(\s*[bfr]?["'\x60]$|\w\($|(?<![<>=-])=\s*[bfr]?["'\x60]$|\w\s*["'\x60]$|^\s*[([{]*[bfr]?["'\x60]$/;
// expect: 250 | case 250 | a server must return 250
const NO_SERVER = /\b(?:expect\w*|assert\w*|should|must|want|returns?|case|if|when|for|e\.g\.)\b/i;

/** Whether words are what source code has before a string: what stands in it is a text of a program, not a line of a session. */
export function isCodeOfProgram(before: string): boolean {
  return CODE_OF_PROGRAM.test(before);
}

/** Whether words tell what a server would say, or has to. */
export function isNoServer(before: string): boolean {
  return NO_SERVER.test(before);
}
