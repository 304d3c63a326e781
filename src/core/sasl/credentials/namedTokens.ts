import type { CredentialPattern } from './credentialPattern';

/** What lets into a web application for a while: against forged forms, of a session, of a link to reset a password. */
const TOKEN = [
  String.raw`(?:[Xx]-)?_?(?:[Cc]srf|[Xx]srf|CSRF|XSRF)[-_]?(?:middleware)?[-_]?(?:[Tt]oken|TOKEN)?`,
  String.raw`__RequestVerificationToken|[Rr]emember_(?:web|user|admin)_\w{1,60}`,
  String.raw`(?:[A-Za-z]{1,20}_){0,4}_?(?<!(?:page|next|prev|sync|continuation|cursor|id)_)token|(?:[Aa]ccess|[Rr]efresh|[Aa]uth|[Rr]eset|[Vv]erification|[Cc]onfirmation|[Rr]emember)Token`,
  String.raw`PHPSESSID|JSESSIONID|ASP\.NET_SessionId|\.ASPXAUTH|\.AspNetCore\.[\w.]{1,60}|connect\.sid|(?:laravel|_[a-z]\w{0,30})_session|\w{1,20}_sess(?:id|auth)|wordpress_(?:logged_in|sec)_\w{1,60}|nc_session_id`,
].join('|');

/** What a web application signs and encrypts with. */
const KEY = [
  String.raw`\w{0,40}(?:key_base|KEY_BASE|KeyBase)`,
  String.raw`(?:\w{0,40}_)?(?:APP|ENCRYPTION|SIGNING|MASTER|COOKIE|SESSION|JWT|AUTH|LOGGED_IN|NONCE|ARCHIVER|SECRET)_(?:KEY|SALT)`,
  String.raw`(?:\w{0,40}_)?(?:app|encryption|signing|master|des|cookie|session|jwt|secret)_key|(?:encryption|signing|master|session|webhookSigning)Key|(?![A-Za-z]{0,30}[Pp]ublic)[A-Za-z]{0,30}(?:Encrypt|Encryption|Signing|Master|Session)Key|signing key`,
  String.raw`(?:\w{0,40}_)?(?:secret|SECRET)|[a-z]{1,30}Secret`,
  String.raw`password_?[Ss]alt|token_salt|auth_policy_hash_nonce`,
].join('|');

/**
 * What stands between a name and its value in whatever notation: a sign, a comma of a list, the tab or the cells of a
 * table, the attribute of a form's field. Quotes around either.
 */
const BETWEEN = String.raw`(?:\\{0,7}["'])?\]?(?:\s{0,20}(?:=>|:?=|:|,)\s{0,20}|[ \t]{0,20}\t[ \t]{0,20}|(?:<\/?[a-z]{1,8}(?: [^<>\n]{0,60})?>){1,4}| (?:[a-z-]{1,20}="[^"\n]{0,60}" ){0,2}(?:value|content)=)(?:[ub]?\\{0,7}["']|&(?:#x27|#39|quot);)?`;

/** Chance made it: it has a digit, or capitals as no name has them. A path is none. */
const BY_CHANCE = String.raw`(?=[^\s"'<>&;,]{0,60}(?:\d|[a-z][A-Z]{2}|[A-Z]{3}[a-z]))(?![~.]?\/|\w{1,60}[([])`;

function named(names: string, value: string): RegExp {
  return new RegExp(String.raw`(?<![A-Za-z0-9.-])(?:${names})${BETWEEN}(?<secret>${BY_CHANCE}${value})(?![\w([])`, 'dg');
}

/** Tokens and keys that tell by their names what they are, and by their values that they are no words. */
export const namedTokens: readonly CredentialPattern[] = [
  {
    needles: ['srf', 'SRF', '_token', 'Token', 'SESSID', 'sess', 'SESSION', 'ession', 'ASPXAUTH', 'AspNetCore', 'connect.sid', 'remember_', 'Remember_', 'wordpress_'],
    pattern: named(TOKEN, String.raw`[A-Za-z0-9+/_.~%|-]{16,2000}={0,2}`),
    what: 'token',
    sample: 'Parameters: {"authenticity_token"=>"not-a-real-token-0123==", "commit"=>"Send"}',
  },
  {
    needles: ['csrftoken', 'sessionid'],
    // Django's cookies, as its page of an error lists them
    pattern: /(?<![\w.-])(?:csrftoken|sessionid)(?:\\{0,7}["'])?(?:\s{0,20}(?:=>|:?=|:)\s{0,20}|[ \t]{0,20}\t[ \t]{0,20}|(?:<\/?[a-z]{1,8}(?: [^<>\n]{0,60})?>){1,4})(?:&(?:#x27|#39|quot);|["'])?(?<secret>[A-Za-z0-9]{32}(?:[A-Za-z0-9]{32})?)(?!\w)/dg,
    what: 'token',
    sample: "sessionid \t'aabbccddaabbccddaabbccddaabbccdd'",
  },
  {
    needles: ['_KEY', '_SALT', 'ecret', '_SECRET', '_key', 'Key', 'signing key', 'asswordsalt', 'assword_salt', 'asswordSalt', 'token_salt', 'hash_nonce'],
    pattern: named(KEY, String.raw`(?:[A-Za-z0-9+/_.~:!@#$%^*-]{12,500}={0,2}|(?<=["'])[^\s"']{12,300})`),
    what: 'password',
    sample: 'SECRET_KEY_BASE=not-a-real-password-0123',
  },
  {
    needles: ['redirect_uri=', 'client_id=', 'grant_type='],
    // A form of OAuth 2.0 (RFC 6749 §4.1.3, RFC 7636 §4.5), whose first value has no sign before it
    pattern: /(?<![^\s"'&?])(?:code|code_verifier|device_code|(?:client_)?assertion)=(?<secret>(?=[^\s&"']{0,60}\d)[A-Za-z0-9._~%+/-]{12,4000})(?=[\s&"']|$)/dg,
    what: 'token',
    sample: 'code=not-a-real-code-0123&redirect_uri=http%3A%2F%2Flocalhost',
  },
  {
    needles: ['_instructions"'],
    // A job of Devise: what it sends by mail is among its arguments.
    pattern: /"(?:reset_password|confirmation|unlock|invitation)_instructions"[^\n]{0,300}?"(?<secret>[\w-]{20})"/dg,
    what: 'token',
    sample: 'with arguments: "DeviseMailer", "reset_password_instructions", "deliver_now", gid://app/User/2, "not-a-real-token-012", {}',
  },
  {
    needles: ['auth cookie for ', 'auth check failed for ', 'authentication failed for '],
    // Roundcube with log_session
    pattern: /\bSession auth(?:entication| check)? failed for (?<secret>[A-Za-z0-9,-]{20,128})(?=;)|\bSend new auth cookie for (?<q>[A-Za-z0-9,-]{20,128})(?=: )/dg,
    what: 'token',
    sample: '[23-Apr-2026 11:45:00 +0100]: <notarea1> Session auth check failed for not-a-real-token-but-long; timeslot = 2026-04-23 11:45:00',
  },
  {
    needles: ['auth cookie for '],
    pattern: /\bSend new auth cookie for [A-Za-z0-9,-]{20,128}: (?<secret>[A-Za-z0-9_-]{16,200})/dg,
    what: 'token',
    sample: '<notarea1> Send new auth cookie for aabbccddaabbccddaabbccdd: not-a-real-token-1619174400',
  },
  {
    needles: ['otpauth://'],
    pattern: /\botpauth:\/\/[^\s"'<>]{1,300}?[?&](?:amp;)?secret=(?<secret>[A-Za-z2-7]{8,200})/dg,
    what: 'token',
    sample: 'otpauth://totp/Mail:alice?secret=aabbccddaabbccddaabb&issuer=Mail',
  },
  {
    needles: ['_token"', '_token\\"', 'Token"'],
    // Cut by a logger, with the rest on its next line
    pattern: /\b(?:access|refresh|id)(?:_t|T)oken\\{0,7}"\s?:\s?\\{0,7}"(?<secret>[A-Za-z0-9._~+/-]{40,12000})\s*$/dg,
    what: 'token',
    sample: `response: {"access_token":"not-a-real-token${'0'.repeat(40)}`,
  },
];
