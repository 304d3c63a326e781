/** What to say where an enhanced status code has another class than its reply code (RFC 2034 §4, RFC 5248 §2). */
export function contradictionText(code: string, enhancedStatus: string): string | undefined {
  if (code[0] === enhancedStatus[0]) return undefined;
  return `${code} and ${enhancedStatus} contradict each other: the first digits must be equal. Clients go by the reply code ${code}; the server's text or a policy rule has to be put right.`;
}
