import type { CredentialPattern } from './credentialPattern';

/** What providers put before their keys. */
const PROVIDERS: readonly { readonly needle: string; readonly pattern: string; readonly example: string }[] = [
  // Google: refresh
  { needle: '1//0', pattern: String.raw`1\/\/0[A-Za-z0-9_-]{20,500}`, example: '1//0not-a-real-token-but-long-enough' },
  // Microsoft: refresh
  { needle: '0.A', pattern: String.raw`0\.A[A-Za-z0-9_-]{3}[A-Za-z0-9_-]{10,200}\.[A-Za-z0-9_.-]{10,4000}`, example: '0.AXoAnot-a-real-token.but-long-enough' },
  { needle: '1.A', pattern: String.raw`1\.A[A-Za-z0-9_-]{3}[A-Za-z0-9_-]{10,200}\.[A-Za-z0-9_.-]{10,4000}`, example: '1.AXoAnot-a-real-token.but-long-enough' },
  // Mailgun, Mandrill, MailerSend, Resend
  { needle: 'key-', pattern: String.raw`key-(?=[a-z]{0,30}\d)[0-9a-z]{32}`, example: 'key-0123456789abcdef0123456789abcdef' },
  { needle: 'md-', pattern: String.raw`md-(?=[\w-]{0,22}(?:\d|[a-z][A-Z]))(?=[\w-]{0,22}[A-Z])[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])`, example: 'md-0123456789ABCDEF0123ab' },
  { needle: 'mlsn.', pattern: String.raw`mlsn\.[0-9a-f]{40,100}`, example: 'mlsn.0123456789abcdef0123456789abcdef0123456789' },
  // Mailchimp, SMTP2GO, Zoho's ZeptoMail
  { needle: '-us', pattern: String.raw`[0-9a-f]{32}-us\d{1,2}(?![\w-])`, example: 'aabbccddaabbccddaabbccddaabbccdd-us12' },
  { needle: 'api-', pattern: String.raw`api-[0-9A-F]{32}(?![\w-])`, example: 'api-0123456789ABCDEF0123456789ABCDEF' },
  { needle: 'apikey ', pattern: String.raw`(?<=\b[Zz]oho-enczapikey )[A-Za-z0-9+/]{20,300}={0,2}`, example: 'Zoho-enczapikey not+a+real+key0123456789aabbccdd' },
  // Google's keys, secrets of Microsoft's applications, refresh tokens of its personal accounts
  { needle: 'AIza', pattern: String.raw`AIza[A-Za-z0-9_-]{35}(?![\w-])`, example: 'AIzaNot-a-real-key-but-long-enough-0123' },
  { needle: 'Q~', pattern: String.raw`[A-Za-z0-9_.~-]{3}\dQ~[A-Za-z0-9_.~-]{31,34}(?![\w~-])`, example: 'abc8Q~not-a-real-secret-but-long-enough0' },
  { needle: 'M.', pattern: String.raw`M\.[CR]\d{1,3}_[A-Z0-9]{2,5}\.[A-Za-z0-9_.!*$-]{20,2000}`, example: 'M.C507_BL2.0.U.-not-a-real-token-but-long' },
  { needle: 'AGE-SECRET-KEY-1', pattern: String.raw`AGE-SECRET-KEY-1[A-Z0-9]{50,70}`, example: `AGE-SECRET-KEY-1${'Q'.repeat(58)}` },
  { needle: 're_', pattern: String.raw`re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,40}`, example: 're_0123abcd_0123456789abcdef01234567' },
];

/** Keys of providers that show by a few letters what they are: too few to look for them in every line of a log. */
export const providerKeys: readonly CredentialPattern[] = [
  ...PROVIDERS.map(
    ({ needle, pattern, example }): CredentialPattern => ({
      needles: [needle],
      pattern: new RegExp(String.raw`(?<![A-Za-z0-9+/_.-])(?<secret>${pattern})`, 'dg'),
      what: 'token',
      sample: `token ${example}`,
    }),
  ),
  {
    needles: [],
    // Mailgun's
    pattern: /\b(?<secret>[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})(?![\w@-])/dg,
    what: 'token',
    sample: "key: 'aabbccddaabbccddaabbccddaabbccdd-aabbccdd-aabbccdd'",
  },
  {
    needles: ['hooks.slack', '/webhooks/', '/bot', 'IncomingWebhook/'],
    // Of Slack, Discord, Telegram, Teams: who has the address may post.
    pattern: /(?:hooks\.slack\.com\/(?:services|workflows)\/[A-Z0-9]{5,20}\/[A-Z0-9]{5,20}\/|discord(?:app)?\.com\/api\/webhooks\/\d{10,30}\/|api\.telegram\.org\/bot\d{5,20}:|\/IncomingWebhook\/)(?<secret>(?=[\w-]{0,60}(?:\d|[a-z][A-Z]))[\w-]{16,200}(?:\/[\w-]{16,100})?)/dg,
    what: 'token',
    sample: 'POST https://example.webhook.office.com/webhookb2/example/IncomingWebhook/not-a-real-token-0123',
  },
  {
    needles: ['ghp_', 'gho_', 'ghs_', 'glpat-', 'xoxb-', 'xoxp-'],
    // Of GitHub, GitLab, Slack
    pattern: /(?<![A-Za-z0-9_.-])(?<secret>gh[pousr]_[A-Za-z0-9]{30,100}|glpat-[A-Za-z0-9_-]{20,60}|xox[bp]-[A-Za-z0-9-]{20,100})/dg,
    what: 'token',
    sample: 'token glpat-not-a-real-token-but-long',
  },
  {
    needles: ['AKIA', 'ASIA'],
    // An access key of Amazon is a name; the key that belongs to it stands behind it. The password for SMTP has 44 characters.
    pattern: /\bA(?:KIA|SIA)[A-Z0-9]{16}\b[^\n]{0,40}?(?<![A-Za-z0-9+/])(?<secret>[A-Za-z0-9+/]{40}|B[A-Za-z0-9+/]{43})(?![A-Za-z0-9+/])/dg,
    what: 'password',
    sample: 'user AKIA0123456789ABCDEF pass B0123456789aabbccdd0123456789aabbccdd0123456',
  },
  {
    needles: [':::'],
    // alice:1001:LM:NT:::
    pattern: /(?<![0-9a-fA-F])(?<secret>[0-9a-fA-F]{32}:[0-9a-fA-F]{32}):::/dg,
    what: 'hash',
    sample: 'alice:1001:aabbccddaabbccddaabbccddaabbccdd:aabbccddaabbccddaabbccddaabbccdd:::',
  },
  {
    needles: ['$2$', '$7$'],
    // Of Rspamd, and of yescrypt's older kin
    pattern: /(?<![A-Za-z0-9])(?<secret>\$[27]\$[./A-Za-z0-9$]{20,300})/dg,
    what: 'hash',
    sample: 'password = "$2$aabbccddaabbccddaabbccdd$aabbccddaabbccdd"',
  },
  {
    needles: ['SESSID=', 'sessid=', 'sessauth=', 'SOGoSession=', '_session=', 'connect.sid='],
    // PHPSESSID=… | roundcube_sessauth=… wherever it stands
    pattern: new RegExp(String.raw`\b(?:PHPSESSID|JSESSIONID|roundcube_sess(?:id|auth)|SOGoSession|connect\.sid|webmail_session)=(?<secret>[A-Za-z0-9%._-]{16,200})`, 'dg'),
    what: 'token',
    sample: 'referer /mail/;PHPSESSID=not-a-real-token-but-long',
  },
];
