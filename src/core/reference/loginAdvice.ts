/** What to do when a login with a mechanism was refused. */
export interface LoginAdvice {
  /** Names of mechanisms, in capitals. */
  readonly mechanisms: RegExp;
  /** Whole sentences. */
  readonly whatToDo: string;
}

/** The first that fits is taken. */
export const loginAdvice: readonly LoginAdvice[] = [
  { mechanisms: /^(?:XOAUTH2|OAUTHBEARER|OAUTH10A)$/, whatToDo: 'Get a new access token, for they last about an hour, and check that it is for this user and for SMTP. The challenge before the reply holds the reason as JSON.' },
  { mechanisms: /^(?:CRAM-(?:MD5|SHA1|SHA256)|DIGEST-MD5|APOP)$/, whatToDo: 'Check user name and password. The server can check this mechanism only where it keeps the password itself; where it keeps a hash, log in with PLAIN over TLS.' },
  { mechanisms: /^SCRAM-/, whatToDo: 'Check user name and password. The server must have SCRAM data for this account: some make it only when the password is set anew.' },
  { mechanisms: /^(?:NTLM|X-EXPS)$/, whatToDo: 'Check the name with its domain (DOMAIN\\user) and the password, and whether the server still allows NTLM.' },
  { mechanisms: /^(?:GSSAPI|GS2-|GSS-SPNEGO|KERBEROS)/, whatToDo: 'Check the Kerberos ticket (`klist`), the clocks of both sides, and that the server has a key for smtp/ and its own name.' },
  { mechanisms: /^EXTERNAL$/, whatToDo: 'Check that the client shows a certificate in the TLS handshake, and that the server knows it.' },
  { mechanisms: /^(?:PLAIN|LOGIN)$/, whatToDo: 'Check user name and password, whether the name is the whole address, and whether the account needs an app password.' },
];
