import { made, type CredentialPattern } from './credentialPattern';

/** Names of a value that lets in, in the query of a URL or in a form. */
const QUERY = '(?:[A-Za-z]{1,20}_){0,4}token|api_key|apikey|access_key|auth|sig|signature|session|sessionid|session_id|sid|ticket|code|hash|key|secret|otp|confirm|_token|_pass|pass|adminpw|code_verifier|passwd|password|pwd';
/** Pages behind which a link has what lets its holder in. */
const PAGE = 'reset|unsubscribe|optout|opt-out|verif|confirm|activat|magic|invit|password|token|signin|one-time|set-password';

/** What stands in headers, cookies and links. */
export const web: readonly CredentialPattern[] = [
  {
    needles: ['uthorization'],
    // In a header, or as the value of a key of JSON
    pattern: /\b[Aa]uthorization(?:\\{0,7}["'])?\s?[:=]\s?(?:\\{0,7}["'])?(?:[Bb]asic|[Bb]earer|[Nn]egotiate|NTLM|[Dd]igest) (?<secret>[^\s"',\\[\]][^\s"',\\\]]{0,12000})/dg,
    what: 'token',
    sample: 'Authorization: Basic YWxpY2U6bm90LWEtcmVhbC1wYXNzd29yZA==',
  },
  {
    needles: ['uthorization'],
    // A request that was signed for Amazon
    pattern: /\b(?:X-Amz-)?Signature=(?<secret>[0-9a-f]{64})\b/dg,
    what: 'token',
    sample: 'Authorization: AWS4-HMAC-SHA256 SignedHeaders=host, Signature=aabbccddaabbccddaabbccddaabbccddaabbccddaabbccddaabbccddaabbccdd',
  },
  {
    needles: ['pi-key', 'pi-Key', 'PI-Key', 'PI-KEY', 'oken'],
    pattern: /\b(?:[Xx]-)?(?:[Aa][Pp][Ii]-[Kk][Ee][Yy]|(?:[Pp]ostmark-)?(?:[Ss]erver|[Aa]ccount)-[Tt]oken|[Aa]uth-[Tt]oken)(?:\\{0,7}["'])?\s?[:=]\s?(?:\\{0,7}["'])?(?<secret>[A-Za-z0-9._~+/-]{16,500}={0,2})/dg,
    what: 'token',
    sample: 'X-Api-Key: not-a-real-token-but-long',
  },
  {
    needles: ['ookie'],
    pattern: /\b[Ss]et-[Cc]ookie(?:\\{0,7}["'])?: ?(?:\\{0,7}["'])?[^\s=;,"'\\]{1,100}=(?<secret>[^\s;"'\\]{1,2000})/dg,
    what: 'token',
    sample: 'Set-Cookie: session=not-a-real-token; path=/',
  },
  {
    needles: ['ookie'],
    pattern: /(?<![\w-])[Cc]ookie(?:\\{0,7}["'])?: ?(?:\\{0,7}["'])?(?<secret>(?=[^\s=]{1,200}=)[^\s"'\\][^"'\\\n]{0,4000})/dg,
    what: 'token',
    sample: 'Cookie: session=not-a-real-token; lang=en',
  },
  {
    needles: ['://'],
    // People write into a URL what should be escaped there: an "@" in either, a "/" in the password. The scheme is looked back for: every word may begin one, and hardly any does.
    pattern: /:\/\/(?<=\b[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/)(?<!\+(?:api|https?|smtps?):\/\/)(?<user>[^\s/:?#[\]<>"']{0,256}):(?<secret>(?!\d{1,5}(?:[/?#]))[^\s/@][^\s@"'<>]{0,300}(?:@[^\s/@?"'<>,;()]{1,200}){0,3})@(?=[A-Za-z0-9[])/dg,
    what: 'password',
    sample: 'mta=smtp://alice:not-a-real-password@mail.example.com:587',
  },
  {
    needles: ['+api://', '+https://', '+smtp://'],
    // Symfony's mailers: sendgrid+api://KEY@default, mailgun+api://KEY:DOMAIN@default
    pattern: /\b[a-z]{3,20}\+(?:api|https?|smtps?):\/\/(?<secret>[^\s:@/"']{6,300})(?=[:@])/dg,
    what: 'token',
    sample: 'MAILER_DSN=postmark+api://not-a-real-password@default',
  },
  {
    // A link, a request, a form
    needles: ['://', ' HTTP/', '_pass=', '_token='],
    // In the query of a link, its sign perhaps as quoted-printable or HTML writes it
    pattern: new RegExp(String.raw`[?&](?:amp;)?(?:${QUERY})=(?:3D)?(?:(?<=pass(?:word|wd)?=(?:3D)?|pwd=(?:3D)?|adminpw=(?:3D)?)(?<q>[^\s&"'<>]{1,300})|(?<secret>${made(12)}))(?=[\s&"'<>#;,.)\]=]|$)`, 'dg'),
    what: 'token',
    sample: 'GET /reset?token=not-a-real-token-0123 HTTP/1.1',
  },
  {
    needles: ['://'],
    // https://app.example.com/reset/…: long, of letters and digits
    pattern: new RegExp(String.raw`\bhttps?:\/\/[^\s"'<>?#]{1,300}?\/[\w.-]{0,30}(?:${PAGE})[\w.-]{0,20}\/(?:[\w.%@+-]{1,100}\/){0,2}(?<secret>(?=[^\s/]{0,60}\d)(?=[^\s/]{0,60}[A-Za-z])[\w.~%=-]{20,500})`, 'dg'),
    what: 'token',
    sample: 'open https://app.example.com/password/reset/not-a-real-token-0123 to go on',
  },
];
