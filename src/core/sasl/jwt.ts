import { given } from '../given';
import { decodeBase64Url } from './base64';
import { utf8 } from './bytes';
import type { Field } from '../decoding';
import { utcTime } from './utcTime';

// eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwcz….signature
const JWT = /^([A-Za-z0-9_-]{10,})\.([A-Za-z0-9_-]{10,})\.[A-Za-z0-9_-]*$/;

/** What a bearer token says of itself. */
export interface TokenClaims {
  readonly fields: readonly Field[];
  /** `2026-11-24 10:00:00 UTC` */
  readonly expires?: string;
}

/**
 * What a JWT (RFC 7519 §4.1) says in clear: issuer, subject, audience, times.
 * Its signature is not looked at, and neither it nor the token is told.
 * @returns nothing for a token of another kind
 */
export function readJwt(token: string): TokenClaims | undefined {
  const match = token.length <= LONGEST ? JWT.exec(token) : null;
  const header = parsePart(match?.[1]);
  const claims = parsePart(match?.[2]);
  if (!header || !claims) return undefined;
  const expires = timeOf(claims['exp']);
  const fields = [
    ...textField('token signed by', header['alg']),
    ...textField('token issuer', claims['iss'], 'host'),
    ...textField('token subject', claims['sub'], 'user'),
    ...textField('token user', claims['preferred_username'] ?? claims['upn'] ?? claims['email'], 'user'),
    ...textField('token audience', claims['aud']),
    ...textField('token scope', claims['scope'] ?? claims['scp']),
    ...textField('token issued', timeOf(claims['iat'])),
    ...textField('token expires', expires),
  ];
  return { fields, ...given({ expires }) };
}

const LONGEST = 20_000;

function parsePart(part: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const bytes = part === undefined ? undefined : decodeBase64Url(part);
  const value = parseJson(bytes === undefined ? undefined : utf8(bytes));
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
}

/** @returns nothing for what is no JSON */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function timeOf(seconds: unknown): string | undefined {
  return typeof seconds === 'number' ? utcTime(seconds * 1000) : undefined;
}

function textField(name: string, value: unknown, names?: 'user' | 'host'): Field[] {
  const text = Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(' ') : value;
  if (typeof text !== 'string' || text === '') return [];
  return [{ name, value: text.slice(0, LONGEST_CLAIM), secret: false, ...given({ names }) }];
}

const LONGEST_CLAIM = 300;
