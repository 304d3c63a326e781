// \[<HOST>\](?::\d+)?: 535 Incorrect authentication data: a filter for such lines
const LOOKS_FOR = /\(\?[:=!<]|\\[SWDswd][+*{]/;
// R$* $#error $@ 5.7.1 $: "550 Relaying denied" (sendmail.cf) | friend.example ERROR:5.1.1:550 User unknown (its access table) | Reject action: 550 5.7.23 (what policyd-spf would say)
const GIVES = /\bReject action: $|\$#error |\$: ?"?$|(?:^|\s)ERROR:(?:[45]\.\d{1,3}\.\d{1,3}:)?"?$/;

const LONGEST_LOOKED_AT = 200;

/** Whether what stands before a reply is the beginning of a definition that looks for such replies (a filter of fail2ban), or has a server give them (sendmail.cf): none was given. */
export function isInFilterDefinition(before: string): boolean {
  const near = before.slice(-LONGEST_LOOKED_AT);
  return LOOKS_FOR.test(near) || GIVES.test(near);
}
