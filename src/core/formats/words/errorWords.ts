/** How a language says that something failed, that a server is meant, and that it answered: words, or how they begin. */
interface Words {
  readonly language: string;
  readonly failed: string;
  readonly server: string;
  readonly answered: string;
}

const LANGUAGES: readonly Words[] = [
  {
    language: 'English',
    failed: String.raw`(?:[Ee]rrors?|[Ee]xceptions?|[Ff]ail(?:ed|ure|s)?|[Cc]ould not|[Cc]ould(?:n't|'t)|[Cc]annot|[Cc]an't|[Uu]nable|[Rr]eject(?:ed|s)?|[Rr]efused|[Bb]ounced|[Ii]nvalid|[Uu]nexpected|not (?:accept(?:ed)?|sent|delivered)|panic|fatal|FAILED|ERROR|[Ww]on't|[Dd]oesn't|[Ee]xceeded)\b`,
    server: '[Ss]erver|[Hh]ost',
    answered: String.raw`(?:[Rr]espon(?:se|ded|ds)|[Rr]epl(?:y|ied|ies)|[Aa]nswer(?:ed|s)?|complains)\b`,
  },
  { language: 'German', failed: 'Fehler|[Ff]ehlgeschlagen|abgelehnt|konnte nicht', server: '[Ss]erver', answered: '[Aa]ntwort|geantwortet' },
  { language: 'French', failed: "[Ee]rreur|[Éé]chec|échoué|[Ii]mpossible|refusé|rejeté|n'a pas pu", server: '[Ss]erveur', answered: '[Rr]épon' },
  { language: 'Spanish', failed: '[Ff]all[óoa]|(?:excedi|supera)d[oa]|[Nn]o se (?:pudo|ha podido)|rechaz', server: '[Ss]ervidor', answered: '[Rr]espuesta|respondió' },
  { language: 'Italian', failed: '[Ee]rrore|[Ff]allit|[Ii]mpossibile|rifiutat', server: '[Ss]erver', answered: '[Rr]ispo' },
  { language: 'Portuguese', failed: '[Ee]rro|[Ff]alh|excedid[oa]|rejeitad|[Nn]ão foi possível', server: '[Ss]ervidor', answered: '[Rr]espo(?:sta|ndeu)' },
  { language: 'Dutch', failed: '[Ff]out|mislukt|geweigerd|[Kk]an niet', server: '[Ss]erver', answered: '[Aa]ntwoord|[Rr]eageerde|[Rr]eactie' },
  { language: 'Swedish, Danish, Norwegian', failed: '[Ff]el(?:et)?:|[Ff]ej?l(?:en|et)?(?=:| \\()|[Ff]eil|misslyckades|mislykkedes|mislyktes', server: '[Ss]erver', answered: '[Ss]var' },
  { language: 'Finnish', failed: '[Vv]irhe', server: '[Pp]alveli', answered: '[Vv]asta' },
  { language: 'Polish', failed: '[Bb]łąd|odrzuc|[Nn]ie można|nie powiod', server: '[Ss]erwer', answered: '[Oo]dpowied' },
  { language: 'Czech, Slovak', failed: '[Cc]hyba|[Ss]elh|odmítn|zlyh', server: '[Ss]erver', answered: '[Oo]dpov' },
  { language: 'Hungarian', failed: '[Hh]iba|[Ss]ikertelen', server: '[Kk]iszolgáló|[Ss]zerver', answered: '[Vv]álasz' },
  { language: 'Turkish', failed: '[Hh]ata|[Bb]aşarısız', server: '[Ss]unucu', answered: '[Yy]anıt' },
  { language: 'Russian, Ukrainian', failed: '[Оо]шибк|[Пп]омилк|не удал|[Сс]бой|отклон', server: '[Сс]ервер', answered: '[Оо]твет|[Вв]ідпов|[Вв]ернул' },
  { language: 'Greek', failed: '[Σσ]φάλμα', server: '[Δδ]ιακομιστή', answered: '[Αα]π(?:ά|ό)' },
  { language: 'Indonesian, Vietnamese', failed: '[Gg]agal|[Kk]esalahan|[Ll]ỗi|[Kk]hông thể', server: '[Ss]erver|[Mm]áy chủ', answered: '[Rr]espons|phản hồi' },
  { language: 'Chinese', failed: '失败|失敗|报错|報錯|错误|錯誤|拒绝|无法|無法', server: '服务器|伺服器|邮件系统', answered: '响应|回应|回應|返回|答复' },
  { language: 'Japanese', failed: 'エラー|できません|失敗', server: 'サーバ', answered: '応答|返答' },
  { language: 'Korean', failed: '오류|실패', server: '서버', answered: '응답' },
];

function anyOf(words: (one: Words) => string): string {
  return String.raw`(?<![A-Za-z])(?:${LANGUAGES.map(words).join('|')})`;
}

/** That something failed, for patterns that regard case. */
export const FAILED = anyOf(({ failed }) => failed);

const ANSWERED = `(?:${LANGUAGES.map(({ answered }) => answered).join('|')})`;
const SERVER = `(?:${LANGUAGES.map(({ server }) => server).join('|')})`;
const WITHIN = String.raw`[^.:!?{}"\n]{0,40}?`;

// The server responded | Die Antwort des Servers lautete | Le serveur de messagerie a répondu | サーバーの応答
/** That a server answered, up to its words. */
export const SERVER_ANSWERED = String.raw`(?:${SERVER}${WITHIN}(?:${ANSWERED}|\b(?:[Ss]a(?:id|ys)|[Rr]eturned)\b)|${ANSWERED}${WITHIN}${SERVER})${WITHIN} ?[:：] {0,3}["'\x60“„«]?`;

// Response: 550 … | Server said: 550 …
/** That somebody answered. */
export const SOMEBODY_ANSWERED = String.raw`${ANSWERED}${WITHIN} ?[:：] {0,3}["'\x60“„«]?`;

/** What mail is about, where a sentence could be about something else. */
export const MAIL_MATTERS = String.raw`(?:\b(?:E?SMTP|[Ee]-?mails?|[Mm]ail(?:er|server|box)?|MAIL|RCPT|HELO|EHLO|AUTH|STARTTLS|DATA|[Rr]ecipients?|[Ss]ender|[Rr]elay|gomail)\b|邮件|郵件|メール|почт|Mail-)`;

/** What logins are about, of mail or of anything else that has users. */
export const LOGIN_MATTERS = String.raw`\b(?:[Aa]uthenticat\w{1,6}|[Ll]ogin|LOGIN|PLAIN)\b`;
