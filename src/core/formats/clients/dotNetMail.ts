import type { Format, Line, Memory } from '../format';
import type { Reported, Statement } from '../../statement';
import { beginsAttempt } from '../quotedReplies/attempt';
import { beginMessage, noteStack } from '../quotedReplies/citedBefore';
import { STACK_FRAME } from '../lineParts/stackTrace';
import { findMark } from '../lineParts/lead';
import { matchFrom } from '../../text/matches';
import { saysLater } from '../words/laterWords';

// What System.Net.Mail says for a reply code, in its own words. (Mailbox unavailable stands for 450 too.)
const PERMANENT = [
  'Mailbox unavailable',
  'User not local; please try a different path',
  'Exceeded storage allocation',
  'Mailbox name not allowed',
  'Transaction failed',
  'Bad sequence of commands',
  'Command not implemented',
  'Command parameter not implemented',
  'Syntax error, command unrecognized',
  'Syntax error in parameters or arguments',
  'The SMTP server requires a secure connection or the client was not authenticated',
  'Client does not have permission to Send As this sender',
];
// What it says in other languages, where the words behind it tell more.
const IN_OTHER_LANGUAGES = [
  // Chinese: mailbox unavailable, name not allowed, transaction failed, a secure connection or login is asked for
  '邮箱不可用。 ?服务器响应为[:：]',
  '不允许使用邮箱名称。 ?服务器响应为[:：]',
  '事务失败。 ?服务器响应为[:：]',
  'SMTP 服务器要求安全连接或客户端未通过身份验证。 ?服务器响应为[:：]',
  // German
  'Postfach nicht verfügbar. Die Serverantwort (?:war|lautete):',
  'Der SMTP-Server erfordert eine sichere Verbindung, oder der Client wurde nicht authentifiziert. Die Serverantwort (?:war|lautete):',
  // French
  "Boîte aux lettres non disponible. La réponse du serveur était ?:",
  "Le serveur SMTP requiert une connexion sécurisée ou le client n'était pas authentifié. La réponse du serveur était ?:",
  // Spanish
  'Buzón no disponible. La respuesta del servidor fue:',
  'El servidor SMTP requiere una conexión segura o el cliente no se autenticó. La respuesta del servidor fue:',
  // Portuguese
  'Caixa de correio não disponível. A resposta do servidor foi:',
  'O servidor SMTP requer uma conexão segura ou o cliente não foi autenticado. A resposta do servidor foi:',
  // Russian
  'Почтовый ящик недоступен. Ответ сервера:',
  'Для SMTP-сервера требуется безопасное соединение, или подлинность клиента не установлена. Ответ сервера:',
].map((sentence) => sentence.replaceAll('. ', String.raw`\. `));
const TEMPORARY = [
  'Service not available, closing transmission channel',
  'Error in processing',
  'Insufficient system storage',
  'Client does not have permission to submit mail to this server',
];
// Mailbox unavailable. The server response was: If MAIL FROM is local then you must authenticate: neither a reply code nor an enhanced status code
const SENTENCE = String.raw`(?:${[...PERMANENT, ...TEMPORARY].join('|')})`;
const WITHOUT_CODE = String.raw`(?! {0,3}[245]\d\d[ -]| {0,3}[245]\.\d{1,3}\.\d) {0,3}(?:\\{0,3}")?`;
const RESPONSE = new RegExp(String.raw`${SENTENCE}\. The server response was:${WITHOUT_CODE}`);
const IN_OTHERS = new RegExp(String.raw`(?:${IN_OTHER_LANGUAGES.join('|')})${WITHOUT_CODE}(?=[A-Za-z])`);
// The same, begun where it is quickly found.
const SIGN = new RegExp(String.raw`The server response was:(?<=${SENTENCE}\. The server response was:)${WITHOUT_CODE}`);

// MailKit.Net.Smtp.SmtpCommandException: Syntactically invalid HELO argument(s) | SmtpCommandException: …: the server's words alone
const THROWN = /\bSmtpCommandException: (?! {0,3}[245]\d\d[ -]| {0,3}[245]\.\d{1,3}\.\d)(?=\S)/;

//    at System.Net.Mail.SmtpClient.Send(MailMessage message): the error is over
const STACK = new RegExp(`(?:${STACK_FRAME}|--- End of )`, 'y');

/** In the memory: the words of the error in hand, which is told on several lines. */
const TOLD = 'told';

/** System.Net.Mail and MailKit (.NET): the one has a sentence of its own for each reply code, and both show the server's words without the code. */
export const dotNetMail: Format = {
  id: 'dotnet-mail',
  name: 'Mail error without a reply code (.NET)',
  signs: [
    { pattern: SIGN, weight: 4, sample: 'System.Net.Mail.SmtpException: Mailbox unavailable. The server response was: If MAIL FROM is local then you must authenticate' },
    { pattern: IN_OTHERS, weight: 4, sample: 'SmtpException: 不允许使用邮箱名称。 服务器响应为:authentication is required' },
    { pattern: THROWN, weight: 4, sample: 'MailKit.Net.Smtp.SmtpCommandException: Syntactically invalid HELO argument(s)' },
  ],
  lastResort: true,
  read(line, memory) {
    noteStack(line, memory);
    if (beginsAttempt(line.text, memory)) memory.delete(TOLD);
    const head = line.text.slice(0, LOOKED_AT);
    const match = (SIGN.test(head) ? RESPONSE.exec(head) : null) ?? THROWN.exec(head) ?? IN_OTHERS.exec(head);
    if (match && beginMessage(line, match.index, memory)) memory.delete(TOLD);
    if (match) return tellOnce(reportOf(line, match), line, memory);
    if (findMark(line, STACK)) memory.delete(TOLD);
    return undefined;
  },
};

/** Errors stand near the start of a line. */
const LOOKED_AT = 1000;

// "…" | '…' | … at System.Net.Mail.MailCommand.CheckResponse(…) on the same line | … ---> System.Exception
const CLOSING = /["\x60]|'(?=[\s,.;)]|$)|(?: at| --->) (?=[\w.]{1,200}\()/g;

function reportOf({ text, end }: Line, match: RegExpExecArray): Reported {
  const from = match.index + match[0].length;
  const closing = matchFrom(CLOSING, text, from);
  const to = closing && closing.index < end ? closing.index : end;
  const words = text.slice(from, to).trim();
  // Where the server gave no words, .NET's own sentence is all there is.
  const reason = words === '' ? { start: match.index, end: match.index + match[0].indexOf('.') } : { start: from, end: from + text.slice(from, to).trimEnd().length };
  return { kind: 'reported', result: isTemporary(match[0]) || saysLater(words) ? 'deferred' : 'rejected', direction: 'outbound', word: reason, reason };
}

function isTemporary(sentence: string): boolean {
  return TEMPORARY.some((one) => sentence.startsWith(one));
}

function tellOnce(reported: Reported, { text }: Line, memory: Memory): Statement | readonly Statement[] {
  const words = text.slice(reported.word.start, reported.word.end).slice(0, 100);
  if (memory.get(TOLD) === words) return [];
  memory.set(TOLD, words);
  return reported;
}
