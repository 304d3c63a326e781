import { strict as assert } from 'node:assert';
import { decodedText, decodePayload, faultText, holdsSecret, MASK, mechanisms, shownFields, titleOf, type Speaker } from '../../../src/core';
import { encodeBase64 } from '../../../src/core/sasl/base64';
import { fieldsOf } from '../../../src/core/sasl/mechanism';
import { mechanismNamed } from '../../../src/core/sasl/mechanisms';

interface Vector {
  readonly mechanism: string;
  readonly source: string;
  readonly speaker: Speaker;
  readonly base64: string;
  readonly decoded: string;
  /** Fields beyond those in the text, or all that matter. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly title: string;
  /** Also told by the payload alone. */
  readonly alone?: string;
}

const RFC5802 = 'RFC 5802 §5';
const RFC7677 = 'RFC 7677 §3';
const MAILKIT = 'published in the tests of MailKit';

/** Published messages of each mechanism, and what they hold. A mechanism without one fails. */
const vectors: readonly Vector[] = [
  { mechanism: 'LOGIN', source: 'draft-murchison-sasl-login', speaker: 'server', base64: 'VXNlciBOYW1lAA==', decoded: 'User Name\0', title: 'LOGIN, step 1 of 4: user name prompt', alone: 'LOGIN' },
  { mechanism: 'LOGIN', source: 'draft-murchison-sasl-login', speaker: 'server', base64: 'UGFzc3dvcmQA', decoded: 'Password\0', title: 'LOGIN, step 3 of 4: password prompt', alone: 'LOGIN' },
  { mechanism: 'LOGIN', source: 'common use', speaker: 'server', base64: 'VXNlcm5hbWU6', decoded: 'Username:', title: 'LOGIN, step 1 of 4: user name prompt', alone: 'LOGIN' },
  { mechanism: 'LOGIN', source: 'draft-murchison-sasl-login', speaker: 'client', base64: 'dGlt', decoded: 'tim', title: 'LOGIN, step 2 of 4: user name' },
  { mechanism: 'PLAIN', source: 'RFC 4616 §4', speaker: 'client', base64: 'AHRpbQB0YW5zdGFhZnRhbnN0YWFm', decoded: `\0tim\0${MASK}`, title: 'PLAIN, step 1 of 1: credentials', alone: 'PLAIN' },
  { mechanism: 'PLAIN', source: 'RFC 4616 §4', speaker: 'client', base64: 'VXJzZWwAS3VydAB4aXBqM3BsbXE=', decoded: `Ursel\0Kurt\0${MASK}`, fields: { 'acts as': 'Ursel', user: 'Kurt' }, title: 'PLAIN, step 1 of 1: credentials', alone: 'PLAIN' },
  { mechanism: 'PLAIN', source: 'RFC 4954 §4.1', speaker: 'client', base64: 'dGVzdAB0ZXN0ADEyMzQ=', decoded: `test\0test\0${MASK}`, title: 'PLAIN, step 1 of 1: credentials', alone: 'PLAIN' },
  { mechanism: 'CRAM-MD5', source: 'RFC 2195 §2', speaker: 'server', base64: 'PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+', decoded: '<1896.697170952@postoffice.reston.mci.net>', fields: { host: 'postoffice.reston.mci.net', time: '1992-02-04 02:35:52 UTC' }, title: 'CRAM-MD5, step 1 of 2: challenge', alone: 'CRAM-MD5' },
  { mechanism: 'CRAM-MD5', source: 'RFC 2195 §2', speaker: 'client', base64: 'dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw', decoded: `tim ${MASK}`, title: 'CRAM-MD5, step 2 of 2: response', alone: 'CRAM-MD5' },
  { mechanism: 'CRAM-MD5', source: 'RFC 4954 §4.1', speaker: 'client', base64: 'cmpzMyBlYzNhNTlmZWQzOTVhYmExZWM2MzY3YzRmNGI0MWFjMA==', decoded: `rjs3 ${MASK}`, title: 'CRAM-MD5, step 2 of 2: response', alone: 'CRAM-MD5' },
  { mechanism: 'DIGEST-MD5', source: 'RFC 2831 §4', speaker: 'server', base64: 'cmVhbG09ImVsd29vZC5pbm5vc29mdC5jb20iLG5vbmNlPSJPQTZNRzl0RVFHbTJoaCIscW9wPSJhdXRoIixhbGdvcml0aG09bWQ1LXNlc3MsY2hhcnNldD11dGYtOA==', decoded: 'realm="elwood.innosoft.com",nonce="OA6MG9tEQGm2hh",qop="auth",algorithm=md5-sess,charset=utf-8', fields: { realm: 'elwood.innosoft.com', algorithm: 'md5-sess' }, title: 'DIGEST-MD5, step 1 of 3: challenge', alone: 'DIGEST-MD5' },
  { mechanism: 'DIGEST-MD5', source: 'RFC 2831 §4', speaker: 'client', base64: 'Y2hhcnNldD11dGYtOCx1c2VybmFtZT0iY2hyaXMiLHJlYWxtPSJlbHdvb2QuaW5ub3NvZnQuY29tIixub25jZT0iT0E2TUc5dEVRR20yaGgiLG5jPTAwMDAwMDAxLGNub25jZT0iT0E2TUhYaDZWcVRyUmsiLGRpZ2VzdC11cmk9ImltYXAvZWx3b29kLmlubm9zb2Z0LmNvbSIscmVzcG9uc2U9ZDM4OGRhZDkwZDRiYmQ3NjBhMTUyMzIxZjIxNDNhZjcscW9wPWF1dGg=', decoded: `charset=utf-8,username="chris",realm="elwood.innosoft.com",nonce="OA6MG9tEQGm2hh",nc=00000001,cnonce="OA6MHXh6VqTrRk",digest-uri="imap/elwood.innosoft.com",response=${MASK},qop=auth`, fields: { user: 'chris', nc: '00000001' }, title: 'DIGEST-MD5, step 2 of 3: response', alone: 'DIGEST-MD5' },
  { mechanism: 'DIGEST-MD5', source: 'RFC 2831 §4', speaker: 'server', base64: 'cnNwYXV0aD1lYTQwZjYwMzM1YzQyN2I1NTI3Yjg0ZGJhYmNkZmZmZA==', decoded: `rspauth=${MASK}`, title: 'DIGEST-MD5, step 3 of 3: rspauth', alone: 'DIGEST-MD5' },
  { mechanism: 'SCRAM-SHA-1', source: RFC5802, speaker: 'client', base64: 'biwsbj11c2VyLHI9ZnlrbytkMmxiYkZnT05Sdjlxa3hkYXdM', decoded: 'n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL', fields: { user: 'user' }, title: 'SCRAM-SHA-1, step 1 of 4: client-first-message', alone: 'SCRAM' },
  { mechanism: 'SCRAM-SHA-1', source: RFC5802, speaker: 'server', base64: 'cj1meWtvK2QybGJiRmdPTlJ2OXFreGRhd0wzcmZjTkhZSlkxWlZ2V1ZzN2oscz1RU1hDUitRNnNlazhiZjkyLGk9NDA5Ng==', decoded: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096', fields: { salt: 'QSXCR+Q6sek8bf92', iterations: '4096' }, title: 'SCRAM-SHA-1, step 2 of 4: server-first-message', alone: 'SCRAM' },
  { mechanism: 'SCRAM-SHA-1', source: RFC5802, speaker: 'client', base64: 'Yz1iaXdzLHI9ZnlrbytkMmxiYkZnT05Sdjlxa3hkYXdMM3JmY05IWUpZMVpWdldWczdqLHA9djBYOHYzQnoyVDBDSkdiSlF5RjBYK0hJNFRzPQ==', decoded: `c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=${MASK}`, title: 'SCRAM-SHA-1, step 3 of 4: client-final-message', alone: 'SCRAM-SHA-1' },
  { mechanism: 'SCRAM-SHA-1', source: RFC5802, speaker: 'server', base64: 'dj1ybUY5cHFWOFM3c3VBb1pXamE0ZEpSa0ZzS1E9', decoded: `v=${MASK}`, title: 'SCRAM-SHA-1, step 4 of 4: server-final-message', alone: 'SCRAM-SHA-1' },
  { mechanism: 'SCRAM-SHA-256', source: RFC7677, speaker: 'client', base64: 'biwsbj11c2VyLHI9ck9wck5HZndFYmVSV2diTkVrcU8=', decoded: 'n,,n=user,r=rOprNGfwEbeRWgbNEkqO', title: 'SCRAM-SHA-256, step 1 of 4: client-first-message', alone: 'SCRAM' },
  { mechanism: 'SCRAM-SHA-256', source: RFC7677, speaker: 'server', base64: 'cj1yT3ByTkdmd0ViZVJXZ2JORWtxTyVodllEcFdVYTJSYVRDQWZ1eEZJbGopaE5sRiRrMCxzPVcyMlphSjBTTlk3c29Fc1VFamI2Z1E9PSxpPTQwOTY=', decoded: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096', title: 'SCRAM-SHA-256, step 2 of 4: server-first-message', alone: 'SCRAM' },
  { mechanism: 'SCRAM-SHA-256', source: RFC7677, speaker: 'client', base64: 'Yz1iaXdzLHI9ck9wck5HZndFYmVSV2diTkVrcU8laHZZRHBXVWEyUmFUQ0FmdXhGSWxqKWhObEYkazAscD1kSHpiWmFwV0lrNGpVaE4rVXRlOXl0YWc5empmTUhnc3FtbWl6N0FuZFZRPQ==', decoded: `c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=${MASK}`, title: 'SCRAM-SHA-256, step 3 of 4: client-final-message', alone: 'SCRAM-SHA-256' },
  { mechanism: 'SCRAM-SHA-256', source: RFC7677, speaker: 'server', base64: 'dj02cnJpVFJCaTIzV3BSUi93dHVwK21NaFVaVW4vZEI1bkxUSlJzamw5NUc0PQ==', decoded: `v=${MASK}`, title: 'SCRAM-SHA-256, step 4 of 4: server-final-message', alone: 'SCRAM-SHA-256' },
  { mechanism: 'SCRAM-SHA-512', source: MAILKIT, speaker: 'client', base64: 'Yz1iaXdzLHI9ck9wck5HZndFYmVSV2diTkVrcU8laHZZRHBXVWEyUmFUQ0FmdXhGSWxqKWhObEYkazAscD1nTUdYUmNldlNjTnR4WjYvOGxRWXBHdG5zTkFjM21HY21Ob212K3hub09NdyszUjJ4TkpkTU5uek1sVE44UFBDNndkcDZkeWJFbURZWFlUeHduWVBKUT09', decoded: `c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=${MASK}`, title: 'SCRAM-SHA-512, step 3 of 4: client-final-message', alone: 'SCRAM-SHA-512' },
  { mechanism: 'OAUTHBEARER', source: 'RFC 7628 §4.1', speaker: 'client', base64: 'bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9NTg3AWF1dGg9QmVhcmVyIHZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB', decoded: `n,a=user@example.com,\x01host=server.example.com\x01port=587\x01auth=Bearer ${MASK}\x01\x01`, fields: { user: 'user@example.com', host: 'server.example.com', port: '587' }, title: 'OAUTHBEARER, step 1: credentials', alone: 'OAUTHBEARER' },
  { mechanism: 'OAUTHBEARER', source: 'RFC 7628 §4.4', speaker: 'client', base64: 'bix1c2VyPXNvbWV1c2VyQGV4YW1wbGUuY29tLAFhdXRoPUJlYXJlciB2RjlkZnQ0cW1UYzJOdmIzUmxja0JoZEhSaGRtbHpkR0V1WTI5dENnPT0BAQ==', decoded: `n,user=someuser@example.com,\x01auth=Bearer ${MASK}\x01\x01`, title: 'OAUTHBEARER, step 1: credentials', alone: 'OAUTHBEARER' },
  { mechanism: 'OAUTHBEARER', source: 'RFC 7628 §4.4', speaker: 'server', base64: 'eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIiwic2NoZW1lcyI6ImJlYXJlciBtYWMiLCJzY29wZSI6Imh0dHBzOi8vbWFpbC5leGFtcGxlLmNvbS8ifQ==', decoded: '{"status":"invalid_token","schemes":"bearer mac","scope":"https://mail.example.com/"}', fields: { status: 'invalid_token', scope: 'https://mail.example.com/' }, title: 'OAUTHBEARER, step 2 of 3: error', alone: 'XOAUTH2 OR OAUTHBEARER' },
  { mechanism: 'OAUTHBEARER', source: 'RFC 7628 §4.4', speaker: 'client', base64: 'AQ==', decoded: '\x01', title: 'OAUTHBEARER, step 3 of 3: dummy response' },
  { mechanism: 'XOAUTH2', source: "Google's description of it", speaker: 'client', base64: 'dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LmV4YW1wbGUBAQ==', decoded: `user=someuser@example.com\x01auth=Bearer ${MASK}\x01\x01`, title: 'XOAUTH2, step 1: credentials', alone: 'XOAUTH2' },
  { mechanism: 'XOAUTH2', source: "Google's description of it", speaker: 'server', base64: 'eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==', decoded: '{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}', fields: { status: '400' }, title: 'XOAUTH2, step 2 of 3: error', alone: 'XOAUTH2 OR OAUTHBEARER' },
  { mechanism: 'NTLM', source: MAILKIT, speaker: 'client', base64: 'TlRMTVNTUAABAAAAB7IIoAYABgAzAAAACwALACgAAAAAAAAAAAAAAFdPUktTVEFUSU9ORE9NQUlO', decoded: 'NTLM type 1: DOMAIN at WORKSTATION', fields: { domain: 'DOMAIN', workstation: 'WORKSTATION', flags: '0xa008b207' }, title: 'NTLM, step 1 of 3: NEGOTIATE', alone: 'NTLM' },
  { mechanism: 'NTLM', source: 'davenport.sourceforge.net/ntlm.html', speaker: 'server', base64: 'TlRMTVNTUAACAAAADAAMADAAAAABAoEAASNFZ4mrze8AAAAAAAAAAGIAYgA8AAAARABPAE0AQQBJAE4AAgAMAEQATwBNAEEASQBOAAEADABTAEUAUgBWAEUAUgAEABQAZABvAG0AYQBpAG4ALgBjAG8AbQADACIAcwBlAHIAdgBlAHIALgBkAG8AbQBhAGkAbgAuAGMAbwBtAAAAAAA=', decoded: 'NTLM type 2: DOMAIN', fields: { target: 'DOMAIN', flags: '0x00810201', 'server challenge': '0123456789abcdef', 'NetBIOS computer': 'SERVER', 'DNS domain': 'domain.com', 'DNS computer': 'server.domain.com' }, title: 'NTLM, step 2 of 3: CHALLENGE', alone: 'NTLM' },
  { mechanism: 'NTLM', source: MAILKIT, speaker: 'server', base64: 'TlRMTVNTUAACAAAADAAMADgAAAAFgomi18THmUUjMM4AAAAAAAAAAMoAygBEAAAABgOAJQAAAA9EAEUAVgBEAEkAVgACAAwARABFAFYARABJAFYAAQAQAEUAWABDAEgAQQBOAEcARQAEACgAZABlAHYAZABpAHYALgBtAGkAYwByAG8AcwBvAGYAdAAuAGMAbwBtAAMAOgBlAHgAYwBoAGEAbgBnAGUALgBkAGUAdgBkAGkAdgAuAG0AaQBjAHIAbwBzAG8AZgB0AC4AYwBvAG0ABQAoAGQAZQB2AGQAaQB2AC4AbQBpAGMAcgBvAHMAbwBmAHQALgBjAG8AbQAHAAgAS9aGGn7B1gEAAAAA', decoded: 'NTLM type 2: DEVDIV', fields: { version: '6.3 build 9600', time: '2020-11-23 09:50:40 UTC', 'DNS forest': 'devdiv.microsoft.com' }, title: 'NTLM, step 2 of 3: CHALLENGE', alone: 'NTLM' },
  { mechanism: 'NTLM', source: '[MS-NLMP] §4.2.4.3', speaker: 'server', base64: 'TlRMTVNTUAACAAAADAAMADgAAAAzgoriASNFZ4mrze8AAAAAAAAAACQAJABEAAAABgBwFwAAAA9TAGUAcgB2AGUAcgACAAwARABvAG0AYQBpAG4AAQAMAFMAZQByAHYAZQByAAAAAAA=', decoded: 'NTLM type 2: Server', fields: { flags: '0xe28a8233', 'server challenge': '0123456789abcdef', version: '6.0 build 6000' }, title: 'NTLM, step 2 of 3: CHALLENGE', alone: 'NTLM' },
  { mechanism: 'NTLM', source: '[MS-NLMP] §4.2.4.3', speaker: 'client', base64: 'TlRMTVNTUAADAAAAGAAYAGwAAABUAFQAhAAAAAwADABIAAAACAAIAFQAAAAQABAAXAAAABAAEADYAAAANYKI4gUBKAoAAAAPRABvAG0AYQBpAG4AVQBzAGUAcgBDAE8ATQBQAFUAVABFAFIAhsNQl6yc7BAlVHZKV8zMGaqqqqqqqqqqaM0KuFHlHJaqvJJ76+9qHAEBAAAAAAAAAAAAAAAAAACqqqqqqqqqqgAAAAACAAwARABvAG0AYQBpAG4AAQAMAFMAZQByAHYAZQByAAAAAAAAAAAAxdrSVE/JeZCUzhzpC8nQPg==', decoded: 'NTLM type 3: Domain\\User at COMPUTER', fields: { user: 'User', domain: 'Domain', workstation: 'COMPUTER', 'NT proof': MASK, 'LM response': MASK, 'session key': MASK, 'client challenge': 'aaaaaaaaaaaaaaaa', 'NetBIOS domain': 'Domain', 'client time': '1601-01-01 00:00:00 UTC' }, title: 'NTLM, step 3 of 3: AUTHENTICATE', alone: 'NTLM' },
  { mechanism: 'NTLM', source: MAILKIT, speaker: 'client', base64: 'TlRMTVNTUAADAAAAGAAYAGoAAAAYABgAggAAAAwADABAAAAACAAIAEwAAAAWABYAVAAAAAAAAACaAAAAAQIAAEQATwBNAEEASQBOAHUAcwBlAHIAVwBPAFIASwBTAFQAQQBUAEkATwBOAJje97h/iKpdr+Lfd5aIoXLe8Rx9XM3vE91UKLAehvTfyr6sOUlG29Q+6I95TdYyVQ==', decoded: 'NTLM type 3: DOMAIN\\user at WORKSTATION', fields: { flags: '0x00000201', 'NT response': MASK, 'LM response': MASK }, title: 'NTLM, step 3 of 3: AUTHENTICATE', alone: 'NTLM' },
  { mechanism: 'GSS-SPNEGO', source: 'a token of Windows, published in a unit test', speaker: 'client', base64: 'YEgGBisGAQUFAqA+MDygDjAMBgorBgEEAYI3AgIKoioEKE5UTE1TU1AAAQAAAJeCCOIAAAAAAAAAAAAAAAAAAAAABgByFwAAAA8=', decoded: 'SPNEGO with NTLM type 1', fields: { offered: '1.3.6.1.4.1.311.2.2.10', version: '6.0 build 6002' }, title: 'GSS-SPNEGO: NegTokenInit', alone: 'GSS-SPNEGO' },
  { mechanism: 'GSSAPI', source: 'framed as RFC 2743 §3.1 and RFC 4121 §4.1 say', speaker: 'client', base64: encodeBase64(Uint8Array.from([0x60, 0x11, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02, 0x01, 0x00, 0x6e, 0x82, 0x01, 0x02])), decoded: 'GSS token 1.2.840.113554.1.2.2 ', fields: { mechanism: '1.2.840.113554.1.2.2', kind: 'AP-REQ: the ticket of the client', token: MASK }, title: 'GSSAPI: AP-REQ: the ticket of the client', alone: 'GSSAPI' },
  { mechanism: 'GSSAPI', source: 'RFC 4752 §3.3 in a token of RFC 4121 §4.2.6.2', speaker: 'client', base64: encodeBase64(Uint8Array.from([5, 4, 0, 0xff, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0x61, 0x6c, 0x69, 0x63, 0x65, 7, 7])), decoded: 'layer none 0 alice', fields: { 'layer chosen': 'none', 'acts as': 'alice' }, title: 'GSSAPI: security layer' },
  { mechanism: 'OTP', source: 'RFC 2444 §3, the shape published in a unit test', speaker: 'server', base64: 'b3RwLW1kNSA0OTkga2UxMjM0IGV4dA==', decoded: 'otp-md5 499 ke1234 ext', fields: { sequence: '499', seed: 'ke1234' }, title: 'OTP, step 2 of 3: challenge', alone: 'OTP' },
  { mechanism: 'OTP', source: 'RFC 2444 §3, the shape published in a unit test', speaker: 'client', base64: 'aGV4OjViZjA3NWQ5OTU5ZDAzNmY=', decoded: `hex:${MASK}`, title: 'OTP, step 3 of 3: response', alone: 'OTP' },
  { mechanism: 'EXTERNAL', source: 'RFC 4422 §A', speaker: 'client', base64: 'ZnJlZEBleGFtcGxlLmNvbQ==', decoded: 'fred@example.com', title: 'EXTERNAL, step 1 of 1: authorization identity' },
  { mechanism: 'ANONYMOUS', source: 'RFC 4505 §4', speaker: 'client', base64: 'c2lyaGM=', decoded: 'sirhc', title: 'ANONYMOUS, step 1 of 1: trace' },
];

describe('SASL mechanisms', () => {
  for (const { mechanism, source, speaker, base64, decoded, fields = {}, title, alone } of vectors) {
    it(`reads ${title} of the ${speaker} (${source})`, () => {
      const decoding = decodePayload(base64, { speaker, index: 0, heard: 0 }, { name: mechanism, inferred: false });
      assert.equal(decodedText(decoding, false), decoded);
      assert.equal(holdsSecret(decoding), decoded.includes(MASK) || Object.values(fields).includes(MASK));
      assert.equal(faultText(decoding), undefined);
      assert.equal(titleOf(decoding), title);
      const shown = Object.fromEntries(shownFields(decoding, false).map(({ name, value }) => [name, value]));
      for (const [name, value] of Object.entries(fields)) assert.equal(shown[name], value, name);
    });
    if (alone !== undefined) {
      it(`recognizes ${title} from the payload alone, and says so`, () => {
        const decoding = decodePayload(base64, { speaker, index: 0, heard: 0 });
        assert.equal(decoding.mechanism, alone);
        assert.equal(decoding.kind === 'decoded' && decoding.inferred, true);
      });
    }
  }

  it('has a published message for each mechanism', () => {
    for (const one of mechanisms) assert.ok(vectors.some(({ mechanism }) => mechanismNamed(mechanism) === one), `no vector for ${one.name}`);
  });

  it('masks all that a client says in a mechanism we cannot read', () => {
    const decoding = decodePayload('c2VjcmV0', { speaker: 'client', index: 0, heard: 0 }, { name: 'X-UNKNOWN', inferred: false });
    assert.deepEqual(shownFields(decoding, false).map((field) => field.value), [MASK]);
  });

  for (const text of ['NTLM supported', '<authentication response>', 'Username:', 'Log on', '********', '****', '[credentials hidden]', '/* secret */', 'Lyogc2VjcmV0ICov', 'UFJPVklERURfQlVUX1JFTU9WRUQ=']) {
    it(`takes "${text}" for no fault and no secret`, () => {
      for (const speaker of ['server', 'client'] as const) {
        if (speaker === 'client' && /^[A-Z].*[ed:n]$/.test(text)) continue;
        const decoding = decodePayload(text, { speaker, index: 1, heard: 1 }, { name: 'LOGIN', inferred: false });
        assert.equal(faultText(decoding), undefined);
        assert.equal(holdsSecret(decoding), false);
      }
    });
  }

  it("sees that nodemailer took the password out of a PLAIN response, and leaves the user's name", () => {
    const decoding = decodePayload('AGFsaWNlAC8qIHNlY3JldCAqLw==', { speaker: 'client', index: 0, heard: 0 }, { name: 'PLAIN', inferred: false });
    assert.equal(holdsSecret(decoding), false);
    assert.equal(decodedText(decoding, false), '\0alice\0/* secret */');
  });
});

describe('prompts of LOGIN', () => {
  const prompts: readonly (readonly [string, string])[] = [
    ['Username:', 'user name'], ['user name', 'user name'], ['User Name\0', 'user name'], ['Benutzername:', 'user name'], ['用户名:', 'user name'],
    ['Password:', 'password'], ['Passwort:', 'password'], ['Mot de passe :', 'password'], ['Пароль:', 'password'], ['密码：', 'password'],
  ];
  for (const [prompt, asks] of prompts) {
    it(`takes "${prompt}" for a question for the ${asks}`, () => {
      const decoding = decodePayload(encodeBase64(new TextEncoder().encode(prompt)), { speaker: 'server', index: 0, heard: 0 });
      assert.equal(decoding.mechanism, 'LOGIN');
      assert.equal(decoding.kind === 'decoded' && decoding.message.step, `asks for the ${asks}`);
    });
  }
});

describe('broken messages', () => {
  const read = (mechanism: string, speaker: Speaker, message: string | Uint8Array, challenge?: string) => {
    const bytes = typeof message === 'string' ? new TextEncoder().encode(message) : message;
    return decodePayload(encodeBase64(bytes), { speaker, index: 0, heard: 0, ...(challenge === undefined ? {} : { challenge }) }, { name: mechanism, inferred: false });
  };
  const faults: readonly (readonly [string, Speaker, string | Uint8Array, RegExp, string?])[] = [
    ['SCRAM-SHA-256', 'client', 'n,,n=user,n=other,r=abc', /n stands twice/],
    ['SCRAM-SHA-256', 'server', 'r=abc,s=QSXCR+Q6sek8bf92', /i is missing/],
    ['SCRAM-SHA-256', 'server', 'r=abc,s=@@@@,i=4096', /salt is no Base64/],
    ['SCRAM-SHA-256', 'client', 'c=biws,r=abc,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=', /20 bytes; SCRAM-SHA-256 makes 32/],
    ['SCRAM-SHA-1', 'client', 'c=biws,r=abcXYZ,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=', /not the one the server sent/, 'r=abcdef,s=QSXCR+Q6sek8bf92,i=4096'],
    ['SCRAM-SHA-256', 'client', Uint8Array.from([0x6e, 0x2c, 0xff]), /UTF-8/],
    ['SCRAM-SHA-256', 'client', 'p=tls-unique,,n=user,r=abc', /-PLUS/],
    ['DIGEST-MD5', 'server', 'realm="x",nonce="a",nonce="b",algorithm=md5-sess', /nonce stands twice/],
    ['DIGEST-MD5', 'server', 'nonce="a" algorithm=md5-sess', /comma is missing/],
    ['CRAM-MD5', 'client', 'tim', /32 hexadecimal/],
    ['PLAIN', 'client', 'alice', /three parts/],
    ['PLAIN', 'client', Uint8Array.from([0, 0xff, 0, 0x61]), /UTF-8/],
    ['XOAUTH2', 'client', 'user=alice\x01', /auth= is missing/],
    ['OAUTHBEARER', 'server', '{"status":', /JSON/],
    ['NTLM', 'client', 'NTLMSSP\0', /signature/],
    ['NTLM', 'client', ntlmPointingOutside(), /lies outside the message: bytes 4000 to 4016 of 72/],
    ['GSSAPI', 'client', Uint8Array.from([0x60, 0x7f, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02, 1, 0]), /cut off/],
  ];
  for (const [mechanism, speaker, message, fault, challenge] of faults) {
    it(`says what is wrong: ${mechanism}, ${String(fault)}`, () => {
      assert.match(faultText(read(mechanism, speaker, message, challenge)) ?? '', fault);
    });
  }

  it('remarks on few iterations', () => {
    const decoding = read('SCRAM-SHA-1', 'server', 'r=abc,s=QSXCR+Q6sek8bf92,i=1000');
    assert.match(decoding.kind === 'decoded' ? (decoding.message.remarks ?? []).join() : '', /4096/);
  });

  it('tells until when a JWT is valid, and hides the token', () => {
    const part = (value: object) => encodeBase64(new TextEncoder().encode(JSON.stringify(value))).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
    const token = `${part({ alg: 'RS256' })}.${part({ iss: 'https://login.example.com', sub: 'alice', exp: 1795514400 })}.c2lnbmF0dXJl`;
    const decoding = read('XOAUTH2', 'client', `user=alice@example.com\x01auth=Bearer ${token}\x01\x01`);
    const fields = shownFields(decoding, false);
    assert.equal(fields.find(({ name }) => name === 'token expires')?.value, '2026-11-24 10:00:00 UTC');
    assert.equal(fields.find(({ name }) => name === 'token issuer')?.value, 'https://login.example.com');
    assert.equal(fields.find(({ name }) => name === 'token')?.value, MASK);
    assert.ok(decoding.kind === 'decoded' && fieldsOf(decoding.message).every(({ name, value }) => name === 'token' || !value.includes(token.slice(0, 20))));
  });
});

/** Type 3 of 72 bytes whose user name would stand far behind its end. */
function ntlmPointingOutside(): Uint8Array {
  const bytes = new Uint8Array(72);
  bytes.set(new TextEncoder().encode('NTLMSSP\0'));
  bytes[8] = 3;
  bytes.set([16, 0, 16, 0, 0xa0, 0x0f, 0, 0], 36);
  return bytes;
}
