import type { Reference } from './explanation';

/** What is known of a SASL mechanism by its name, whether we can read its messages or not. */
export interface LoginMechanism {
  /** Its names after `AUTH`, in capitals. */
  readonly names: RegExp;
  /** A short name without a full stop: "Access token". */
  readonly title: string;
  /** What travels, and whom that protects from what, in one to three sentences. A word in backticks is shown as code. */
  readonly description: string;
  /** What to do when a login with it was refused, in whole sentences, where that differs from any other login. */
  readonly whenRefused?: string;
  readonly references: readonly Reference[];
}

const CHECK_BOTH = 'Check user name and password.';
const CHECK_PASSWORD = 'Check user name and password, whether the name is the whole address, and whether the account needs an app password.';
const CHECK_DIGEST = `${CHECK_BOTH} The server can check this mechanism only where it keeps the password itself; where it keeps a hash, log in with PLAIN over TLS.`;
const CHECK_TOKEN = 'Get a new access token, for they last about an hour, and check that it is for this user and for SMTP. The challenge before the reply holds the reason as JSON.';
const CHECK_TICKET = 'Check the Kerberos ticket (`klist`), the clocks of both sides, and that the server has a key for smtp/ and its own name.';

/** One row a mechanism or family; the first that fits is taken. `AUTH` in an EHLO reply lists them. */
export const loginMechanisms: readonly LoginMechanism[] = [
  { names: /^PLAIN$/, title: 'User name and password at once', description: 'Both travel in one message, in Base64, which anybody can undo: only TLS keeps them from listeners. The server may keep passwords as hashes.', whenRefused: CHECK_PASSWORD, references: [{ rfc: 4616 }] },
  { names: /^LOGIN$/, title: 'User name, then password', description: 'The server asks for one, then for the other. Both travel in Base64, which anybody can undo: only TLS keeps them from listeners. Obsolete, and offered for clients that know nothing else; PLAIN does the same in one step.', whenRefused: CHECK_PASSWORD, references: [{ title: 'draft-murchison-sasl-login', url: 'https://datatracker.ietf.org/doc/html/draft-murchison-sasl-login-00' }] },
  { names: /^XOAUTH2$/, title: 'Access token', description: 'The client got a token elsewhere by OAuth 2.0 and sends it with the user name; no password travels. Whoever sees the token gets in until it expires. Begun by Google and taken by Microsoft and Yahoo too; the standard form is OAUTHBEARER.', whenRefused: CHECK_TOKEN, references: [{ title: 'Google: OAuth 2.0 mechanism', url: 'https://developers.google.com/workspace/gmail/imap/xoauth2-protocol' }] },
  { names: /^OAUTHBEARER$/, title: 'Access token, the standard form', description: 'The client got a token elsewhere by OAuth 2.0 and sends it; no password travels. Whoever sees the token gets in until it expires.', whenRefused: CHECK_TOKEN, references: [{ rfc: 7628 }] },
  { names: /^(?:OAUTH10A|XOAUTH)$/, title: 'OAuth 1.0', description: 'The client signs the request with keys it got elsewhere. Replaced by OAuth 2.0: XOAUTH2 and OAUTHBEARER.', whenRefused: CHECK_TOKEN, references: [{ rfc: 7628 }, { rfc: 5849 }] },
  { names: /^SCRAM-.+-PLUS$/, title: 'Proof on both sides, tied to TLS', description: 'Both sides prove that they know the password, and neither sends it. The proof holds only for this TLS connection, so that nobody can stand between.', whenRefused: `${CHECK_BOTH} The server must have SCRAM data for this account: some make it only when the password is set anew. A proxy that ends TLS breaks \`-PLUS\`.`, references: [{ rfc: 5802, section: '6' }, { rfc: 7677 }] },
  { names: /^SCRAM-/, title: 'Proof on both sides', description: 'Both sides prove that they know the password, and neither sends it. What the server keeps does not let anybody in.', whenRefused: `${CHECK_BOTH} The server must have SCRAM data for this account: some make it only when the password is set anew.`, references: [{ rfc: 5802 }, { rfc: 7677 }] },
  { names: /^CRAM-MD5$/, title: 'Digest of a challenge', description: 'The client answers a challenge with a digest made with the password, which does not travel. Who listens can try passwords against the digest, and the server has to keep the password itself.', whenRefused: CHECK_DIGEST, references: [{ rfc: 2195 }] },
  { names: /^CRAM-/, title: 'Digest of a challenge', description: 'As CRAM-MD5 with another digest; no standard has it, and few programs know it.', whenRefused: CHECK_DIGEST, references: [{ rfc: 2195 }] },
  { names: /^APOP$/, title: 'Digest of a challenge, from POP3', description: 'The client answers the challenge in the greeting with a digest made with the password, which does not travel. MD5 is too weak for it today.', whenRefused: CHECK_DIGEST, references: [{ rfc: 1939, section: '7' }] },
  { names: /^DIGEST-MD5$/, title: 'Digests of both sides', description: 'The password does not travel, and the server proves that it knows it too. Historic: MD5 is too weak, and programs differ in the details. SCRAM has taken its place.', whenRefused: CHECK_DIGEST, references: [{ rfc: 2831 }, { rfc: 6331 }] },
  { names: /^(?:NTLM|X-EXPS)$/, title: "Windows' challenge and response", description: 'The password does not travel, but who listens can try passwords against the response. The challenge tells anybody the names of the server and its domain. Microsoft asks to use Kerberos instead.', whenRefused: 'Check the name with its domain (DOMAIN\\user) and the password, and whether the server still allows NTLM.', references: [{ title: '[MS-NLMP]', url: 'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/' }] },
  { names: /^(?:GSS-)?SPNEGO$/, title: 'Kerberos or NTLM', description: 'Both sides agree on one of the two, Kerberos where it works. For computers of a Windows domain.', whenRefused: CHECK_TICKET, references: [{ rfc: 4178 }] },
  { names: /^(?:GSSAPI|GS2-.+|KERBEROS_V5)$/, title: 'Kerberos ticket', description: 'The client shows a ticket from its domain for `smtp/` and the name of this server; no password travels. It works only where both belong to one domain, or trust each other.', whenRefused: CHECK_TICKET, references: [{ rfc: 4752 }, { rfc: 5801 }] },
  { names: /^KERBEROS_V4$/, title: 'Kerberos 4 ticket', description: 'Obsolete, and unsafe; GSSAPI is for Kerberos 5.', whenRefused: CHECK_TICKET, references: [{ rfc: 2222, section: '7.1' }] },
  { names: /^EXTERNAL$/, title: 'Known already', description: 'The client has shown elsewhere who it is, mostly by a certificate in the TLS handshake. It sends at most the name it wants to act as, which is no secret.', whenRefused: 'Check that the client shows a certificate in the TLS handshake, and that the server knows it.', references: [{ rfc: 4422, section: 'A' }] },
  { names: /^ANONYMOUS$/, title: 'Nobody in particular', description: 'No login at all: the client may leave a word on who it is, which nobody checks.', references: [{ rfc: 4505 }] },
  { names: /^OTP$/, title: 'One-time password', description: 'The server names the next password of a list, and each is good for once: who listens has nothing from it.', whenRefused: 'Check that the program that makes the passwords counts as the server does. An account whose list has come to its end needs a new one.', references: [{ rfc: 2444 }] },
  { names: /^SKEY$/, title: 'One-time password', description: 'The forerunner of OTP; obsolete.', references: [{ rfc: 2222, section: '7.3' }] },
  { names: /^SRP$/, title: 'Proof on both sides', description: 'Both sides prove that they know the password, and neither sends it. A draft that Cyrus SASL knows; SCRAM has taken its place.', whenRefused: CHECK_BOTH, references: [{ title: 'draft-burdis-cat-srp-sasl (expired)', url: 'https://datatracker.ietf.org/doc/draft-burdis-cat-srp-sasl/' }] },
  { names: /^(?:SAML20|OPENID20)$/, title: 'Login in the browser', description: 'The client is sent to a web page and logs in there; no password travels through mail. Hardly any mail server offers it.', references: [{ rfc: 6595 }, { rfc: 6616 }] },
  { names: /^EAP-AES128(?:-PLUS)?$/, title: 'Login at the home organisation', description: 'The organisation of the user checks the login by EAP, as wireless networks do; the mail server never learns the password.', references: [{ rfc: 7055 }] },
  { names: /^9798-[UM]-/, title: 'Signature with a certificate', description: 'The client signs a challenge with its private key; with `M` the server signs too. Hardly any program knows it.', references: [{ rfc: 3163 }] },
  { names: /^SECURID$/, title: 'Passcode of a token', description: 'The client sends user name and the passcode that a device shows now, perhaps with a PIN. A passcode is good for about a minute.', whenRefused: 'Check the passcode and the clock of the device.', references: [{ rfc: 2808 }] },
];

/** @param name as it stands after `AUTH` */
export function loginMechanismNamed(name: string): LoginMechanism | undefined {
  const wanted = name.toUpperCase();
  return loginMechanisms.find(({ names }) => names.test(wanted));
}
