/** Tells what a healthy run of the server says anyway, so that what is left means something. */

/**
 * The server's native modules are not compiled (none is needed in tests); it reports each as a block of lines:
 * an error, the places looked at, a stack, a list of tries.
 */
const blockStart = /Could not locate the bindings file|Cannot find module '.*\.node'/;
const blockRest = /^\s*(→|at |tries: \[|'|\]|code: |requireStack: |\}|$)/;
const single = /^\s*$|watchdog|^\[[\d:]+\]\s*$|reconnection-grace-time|Extension host agent (started|listening)|Server bound to|Web UI available|default profile extensions|Deprecation|AgentHost/;

/** @returns {(line: string) => boolean} true for a line of noise; lines must come in order */
export function noiseDetector() {
  let inBlock = false;
  return (line) => {
    if (blockStart.test(line)) return (inBlock = true);
    if (inBlock && blockRest.test(line)) return true;
    inBlock = false;
    return single.test(line);
  };
}
