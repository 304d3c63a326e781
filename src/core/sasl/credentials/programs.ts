import type { CredentialPattern } from './credentialPattern';

/** What mail programs write into their logs, verbose ones mostly. */
export const programs: readonly CredentialPattern[] = [
  {
    needles: ['(decoded) rspauth=', '(decoded) v='],
    pattern: /\(decoded\) (?:rspauth=|v=)"?(?<secret>[^\s",]{1,200})/dg,
    what: 'response',
    sample: 'Net::SMTP=GLOB(0x55d0)<<< (decoded) rspauth=00112233aabbccdd00112233aabbccdd',
  },
  {
    needles: ["' pass `", "' pass '"],
    pattern: /user [`'](?<user>[^`'\n]{0,256})' pass [`'](?<secret>.{1,1000})'\s*$/dg,
    what: 'password',
    sample: "smtp_sasl_passwd_lookup: host `mx.example.net' user `alice' pass `not-a-real-password'",
  },
  {
    needles: ['_get_passwd: '],
    pattern: /sasl_\w{1,40}_get_passwd: (?<secret>\S.{0,1000})$/dg,
    what: 'password',
    sample: 'xsasl_cyrus_client_get_passwd: not-a-real-password',
  },
  {
    needles: ['sasl_password', 'sasl_passwd'],
    pattern: /\b(?:dict_\w{1,20}|maps_find): .{0,300}?sasl_passw(?:or)?d[^=\n]{1,600} = (?<user>[^:\s]{1,256}):(?<secret>\S.{0,1000})$/dg,
    what: 'password',
    sample: 'maps_find: smtp_sasl_password_maps: texthash:/etc/postfix/sasl_passwd(0,lock): mx.example.net = alice:not-a-real-password',
  },
  {
    // What a map in a database or a directory holds for a server is a login; a transport or a place to deliver to is none.
    needles: ['retrieved: '],
    pattern: /\bdict_\w{1,40}: (?:.{0,300}? )?retrieved: (?!(?:smtps?|lmtp|relay|local|virtual|pipe|error|discard|retry|unix|inet|maildir|dovecot):)(?<user>[^:\s/]{1,256}):(?<secret>(?![[/:])\S{1,1000})$/dg,
    what: 'password',
    sample: 'dict_mysql_lookup: retrieved: alice@example.com:not-a-real-password',
  },
  {
    needles: [': uncoded '],
    pattern: /sasl_\w{1,40}: uncoded (?:client response|initial reply)[: ] ?(?<secret>\S.{0,12000})$/dg,
    what: 'response',
    sample: 'xsasl_cyrus_client_next: uncoded client response alice 00112233445566778899aabbccddeeff',
  },
  {
    needles: [': decoded '],
    pattern: /sasl_\w{1,40}: decoded (?:initial )?response[: ] ?(?<secret>\S.{0,12000})$/dg,
    what: 'response',
    sample: 'xsasl_cyrus_server_first: decoded initial response ?alice?not-a-real-password',
  },
  {
    needles: [': decoded challenge: '],
    pattern: /sasl_\w{1,40}: decoded challenge: (?:v=|rspauth=)(?<secret>\S{1,200})/dg,
    what: 'response',
    sample: 'xsasl_cyrus_client_next: decoded challenge: v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
  },
  {
    needles: [', init_response '],
    pattern: /sasl_method (?<mechanism>[A-Z0-9-]{1,20}), init_response (?<secret>[A-Za-z0-9+/]{4,12288}={0,2})/dg,
    what: 'response',
    sample: 'xsasl_dovecot_server_first: sasl_method PLAIN, init_response AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=',
  },
  {
    needles: ['Credentials: host '],
    pattern: /Credentials: host \S{1,300}, user (?<user>[^,]{1,256}), pass (?<secret>\S.{0,1000})$/dg,
    what: 'password',
    sample: 's-nail: Credentials: host mail.example.com:587, user alice, pass not-a-real-password',
  },
  {
    // What a client sends after a login that was refused: Exim takes it for a command. Base64 that is no word.
    needles: [' error in "', ' error in \\"', 'last command was '],
    pattern: /(?:SMTP (?:syntax|protocol) error in|last command was) \\{0,7}"(?<secret>(?=[A-Za-z0-9+/]{0,400}(?:[a-z][A-Z]|[0-9+/=]))(?=(?:[A-Za-z0-9+/]{4}){2,100}|[A-Za-z0-9+/]{2,399}=)[A-Za-z0-9+/]{4,400}={0,2})\\{0,7}"/dg,
    what: 'response',
    sample: '2026-11-24 10:00:01 SMTP syntax error in "bm90LWEtcmVhbC1wYXNzd29yZA==" H=(client.example.org) [192.0.2.1] unrecognized command',
  },
  {
    needles: ["response on command '"],
    // What answered a challenge stands in the place of the command that was refused: Base64 that is no verb.
    pattern: /response on command '(?!(?:[A-Z]{4,8}|[a-z]{4,8})')(?<secret>[A-Za-z0-9+/]{4,12288}={0,2})'/dg,
    what: 'response',
    sample: "SMTPError: authorization.failed (bad response on command 'bm90LWEtcmVhbC1wYXNzd29yZA==': 5.7.8 Authentication failed)",
  },
  {
    needles: [' in response to '],
    // The same of Emacs' smtpmail, at the end of what the server said; Base64 that is no word.
    pattern: /(?:^|\s)5\d\d[ -].{0,600} in response to (?<secret>(?=[A-Za-z0-9+/]{0,400}(?:[a-z][A-Z]|[0-9+/=]))(?=(?:[A-Za-z0-9+/]{4}){2,100}|[A-Za-z0-9+/]{2,399}=)[A-Za-z0-9+/]{4,400}={0,2})\s*$/dg,
    what: 'response',
    sample: 'Sending failed: 535 5.7.8 Authentication failed in response to bm90LWEtcmVhbC1wYXNzd29yZA==',
  },
  {
    needles: ['improper command pipelining after AUTH from '],
    // What came behind AUTH before its answer: the response, where the client did not wait.
    pattern: /improper command pipelining after AUTH from [^\s:]{1,300}: (?<secret>[A-Za-z0-9+/]{6,2000}={0,2})(?=\\r|\\n|$)/dg,
    what: 'response',
    sample: 'improper command pipelining after AUTH from unknown[192.0.2.9]: bm90LWEtcmVhbC1wYXNzd29yZA==\\r\\n',
  },
  {
    needles: ["(pass: '"],
    pattern: /\(pass: '(?<secret>[^\n]{1,1000}?)'\)(?: (?<user>[^\s:]{1,256}))?/dg,
    what: 'password',
    sample: "vchkpw-smtp: password fail (pass: 'not-a-real-password') alice@example.com:192.0.2.9",
  },
  {
    // The same of version 4, bare. [EMAIL PROTECTED] is what an archive made of the user.
    needles: ['vchkpw: password fail ', 'vchkpw: system password fail '],
    pattern: /vchkpw: (?:system )?password fail (?!\(pass: |\[EMAIL )(?<secret>\S[^\n]{0,200}?) (?<user>[^\s:]{1,256}):[0-9A-Fa-f.:]{0,45}(?![\w.:])/dg,
    what: 'password',
    sample: 'vchkpw: password fail not-a-real-password alice@example.com:192.0.2.9',
  },
  {
    needles: ['AUTH decode64 error ['],
    pattern: /AUTH decode64 error \[-?\d{1,5} for \\{0,7}"(?<secret>[^"\\\n]{1,1000})\\{0,7}"\]/dg,
    what: 'response',
    sample: 'sm-mta[123]: 6AO45cvs000123: AUTH decode64 error [-5 for "not-a-real-password"], relay=[192.0.2.9]',
  },
  {
    // Haraka takes what answers a challenge for a command that it does not know, and gives it to its plugins. Base64 that is no word.
    needles: ['hook=unrecognized_command '],
    pattern: /hook=unrecognized_command plugin=\\{0,7}"?[\w./-]{1,60}\\{0,7}"? function=\S{1,60} params=\\{0,7}"?(?<secret>(?=[A-Za-z0-9+/]{0,400}(?:[a-z][A-Z]|[0-9+/=]))(?=(?:[A-Za-z0-9+/]{4}){1,3000}|[A-Za-z0-9+/]{2,12000}=)[A-Za-z0-9+/]{2,12000}={0,2})(?=["\\\s])/dg,
    what: 'response',
    sample: '[core]  hook=unrecognized_command plugin=auth/flat_file function=hook_unrecognized_command params="bm90LWEtcmVhbC1wYXNzd29yZA==" retval=OK msg=""',
  },
  {
    // What Exim's authenticators are given; of LOGIN the second is the password, of PLAIN the third.
    needles: ['$auth2 = ', '$auth3 = ', '$2 = ', '$3 = '],
    pattern: /(?:\$auth| {2}\$)[23] = (?<secret>\S[^\n]{0,1000}?)(?=\\{0,7}"[,}\]]|\\{0,7}"?\s*$)/dg,
    what: 'password',
    sample: '04:43:36  5563   $auth2 = not-a-real-password',
  },
  {
    needles: ["auth input decode: '"],
    pattern: /auth input decode: '[^'\n]{0,256}' '(?<user>[^'\n]{0,256})' '(?<secret>[^\n]{1,1000})'$/dg,
    what: 'password',
    sample: "04:43:35  5563 auth input decode: '' 'alice' 'not-a-real-password'",
  },
  {
    needles: ["', password '"],
    pattern: /Generating [A-Z\d-]{3,30} from user '(?<user>[^'\n]{0,256})', password '(?<secret>[^\n]{1,1000})'$/dg,
    what: 'password',
    sample: "auth: Debug: passwd-file(alice,192.0.2.9): Generating CRAM-MD5 from user 'alice', password 'not-a-real-password'",
  },
  {
    // A response that is no Base64, such as a password typed in.
    needles: ['client in: AUTH'],
    pattern: /client in: AUTH(?:\t|#011).{1,2000}?(?:\t|#011)resp=(?<secret>(?![A-Za-z0-9+/]{1,12288}={0,2}(?:\s|#|$))[^\s#"\\]{1,12288})/dg,
    what: 'response',
    sample: 'auth: Debug: client in: AUTH#0111#011PLAIN#011service=submission#011resp=not-a-real-password',
  },
  {
    needles: ['$auth3 = ', 'crypteq: ', 'crypteq{'],
    // Exim's trace of its authenticators: what PLAIN gave, and what it was compared with
    pattern: /(?:\$auth3 = |\bcrypteq: .{0,60}?subject=|\bcrypteq\{)(?<secret>[^\s{}$][^\s{}]{0,500})/dg,
    what: 'password',
    sample: '14:00:01  1234   $auth3 = not-a-real-password',
  },
  {
    needles: ['upplied password '],
    pattern: /\bsupplied password ['"](?<secret>[^\n]{1,500}?)['"] (?:does not match|matches|!=)/dg,
    what: 'password',
    sample: "authdaemond: supplied password 'not-a-real-password' does not match encrypted password 'x'",
  },
  {
    needles: ['encrypted password '],
    pattern: /\bencrypted password ['"](?<secret>[^'"\n]{1,500})['"]/dg,
    what: 'hash',
    sample: "authdaemond: supplied password 'x' does not match encrypted password 'not-a-real-hash'",
  },
  {
    needles: ['cred="'],
    // A bind that the LDAP server traces
    pattern: /\bBIND\b[^\n]{0,300}? cred="(?<secret>[^"\n]{1,300})"/dg,
    what: 'password',
    sample: 'slapd[3]: conn=1 op=0 BIND dn="cn=admin,dc=example" method=128 cred="not-a-real-password"',
  },
  {
    needles: ['Authentication: Password: ', 'Password: '],
    // A dissected login
    pattern: /\bAuthentication: Password: (?<secret>\S[^\n]{0,500}?)\s*$/dg,
    what: 'password',
    sample: '    Authentication: Password: not-a-real-password',
  },
  {
    needles: ['(password '],
    pattern: /\bBind to ldap server failed \(password (?<secret>[^\n]{1,300}?)\)/dg,
    what: 'password',
    sample: 'saslauthd[4]: Authentication failed for alice: Bind to ldap server failed (password not-a-real-password)',
  },
  {
    needles: ['334 UGFzc3dvcmQ', '334 Password'],
    // Several turns of a dialogue on one line: the answer stands behind what marks the client, or a line end that was escaped.
    pattern: new RegExp(
      [
        // 334 UGFzc3dvcmQ6, and no other reply behind it
        String.raw`\b334 (?:UGFzc3dvcmQ6?|Password:?)(?:(?!\b(?:334|235|5\d\d)[ -])[^\n]){0,120}?`,
        // C: | CLIENT -> SERVER: | >>> | \n
        String.raw`(?:\bC:|\b[Cc]lient:|-> SERVER:|--> S:|>{2,3}|\\n|<br ?\/?>) {0,3}`,
        // Base64 that is no word
        String.raw`(?<secret>(?=[A-Za-z0-9+/]{0,200}(?:\d|[a-z][A-Z]|=))(?:[A-Za-z0-9+/]{4}){1,200}(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==))`,
        '(?![A-Za-z0-9+/=:])',
      ].join(''),
      'dg',
    ),
    what: 'response',
    sample: 'SERVER -> CLIENT: 334 UGFzc3dvcmQ6 2026-11-24 10:00:02 CLIENT -> SERVER: bm90LWEtcmVhbC1wYXNzd29yZA== 2026-11-24 10:00:02 SERVER -> CLIENT: 535 no',
  },
];
