// $ | # | ❯ | root@mail:~# | [alice@mail ~]$ | (venv) alice@mail:/tmp$
const PROMPT = String.raw`\s{0,12}(?:\(\w{1,20}\) )?(?:\[?[a-z_][\w.-]{0,40}@[\w.-]{1,80}[ :][^\s$#%|>]{0,100}\]?\s?[$#%]|[$#%❯➜])`;
const PORT = '(?:25|465|587|2525|smtp|smtps|submissions?)';
// … nc -v mail.example.net 25 | … printf 'QUIT\r\n' | nc -w5 mail.example.net 587 | … openssl s_client -connect mail.example.net:465 -quiet
const CONNECTS = new RegExp(
  String.raw`^${PROMPT} (?:.{0,300}\| ?)?(?:sudo )?(?:(?:nc|ncat|netcat|telnet)(?: -\S{1,20}(?: \d{1,5}(?= ))?){0,6} ([\w.:-]{1,255}) ${PORT}|openssl s_client (?:-\S{1,30} ){0,6}-connect ([\w.-]{1,255}):${PORT})(?= |$)`,
);
const ALONE = new RegExp(String.raw`^${PROMPT.replace('|[$#%❯➜]', '')}(?: |$)`);

const LONGEST = 600;

/** The host that a command of a shell connects to, at a port of mail; nothing where a line is none. */
export function connectsTo(text: string): string | undefined {
  const match = CONNECTS.exec(text.slice(0, LONGEST));
  return match?.[1] ?? match?.[2];
}

// $ telnet mx.example.com 25 | # swaks --to bob@example.net, whatever the prompt says of the user
const RUNS_CLIENT = /^[>\s]{0,12}\S{0,60}[$#] (?:telnet|swaks|openssl|nc|curl) /;

/** Whether a line runs a program that shows a session, whomever it reaches. */
export function runsClient(text: string): boolean {
  return RUNS_CLIENT.test(text);
}

/** Whether a line is a shell waiting for its next command, with or without one: what ran before is over. A sign alone is a comment's too. */
export function isPrompt(text: string): boolean {
  return ALONE.test(text.slice(0, LONGEST));
}
