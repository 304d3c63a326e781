/** How a language says that a mail was not delivered: in the subject of a report, and in the sentence that it begins with. For patterns that disregard case. */
interface Words {
  readonly language: string;
  readonly subject: string;
  readonly sentence: string;
}

const LANGUAGES: readonly Words[] = [
  {
    language: 'English',
    subject: [
      // Undeliverable: Minutes | Delivery Status Notification (Failure)
      'undeliver',
      'deliver[a-z]* (?:status|fail|problem|error|delay|report|has failed|incomplete)',
      'failure notice|delivery failure|returned mail|return(?:ed)? to sender',
      // Mail delivery failed: returning message to sender
      'mail (?:system error|failure|delivery|could not)',
      'could not (?:be )?deliver|non-?delivery|not (?:be )?delivered|unable to deliver',
      'message you sent blocked|message (?:delayed|delivery|status|blocked)',
      // Warning: could not send message for past 4 hours
      'warning: (?:message|could not)',
      // You are not a member of the list
      'not (?:a )?member',
      'nondeliverable|delivery has failed|rejected:|recipient does not exist|permanent delivery failure',
    ].join('|'),
    sentence: [
      String.raw`(?:(?:sorry|unfortunately), )?your (?:e-?mail |attached )?(?:message|mail|e-?mail)\b.{0,120}?\b(?:could|can|was|were|has|did)(?: not|n't|not) (?:be |been |yet been )?(?:delivered|sent|reach)`,
      String.raw`the (?:attached |following |e-?mail )?(?:message|mail|e-?mail) (?:that )?you (?:have )?(?:sent|tried to send)\b.{0,120}?\b(?:could|can|was|has)(?: not|n't|not) (?:be |been )?(?:delivered|sent)`,
      String.raw`(?:sorry, )?(?:we|i) (?:were|was|are|am) (?:unable|not able|n't able) to deliver your (?:message|mail|e-?mail) to|i(?: was not|'m afraid i wasn't| wasn't) able to deliver your (?:message|mail)\b.{0,20} to`,
      String.raw`the (?:attached )?message (?:that you sent was undeliverable|had permanent fatal delivery errors)|this message was undeliverable due to`,
      String.raw`delivery (?:has failed permanently for your e-?mail to|(?:has )?failed (?:to|for) these recipients)|unable to deliver message to the following (?:address|recipient)`,
      String.raw`there was a (?:temporary |permanent )?(?:problem|error) delivering your (?:message|mail|e-?mail) to|an error occurred while trying to deliver the mail to the following recipients`,
      String.raw`we(?:'re| are) writing to let you know that the group you tried to contact \(`,
    ].join('|'),
  },
  {
    language: 'German',
    subject: 'unzustellbar|nicht zugestellt|nicht zustellbar|zustellung (?:fehlgeschlagen|nicht)',
    sentence: [
      String.raw`(?:leider konnte )?(?:ihre|die|diese|deine) (?:e-?mail|mail|nachricht)\b.{0,120}?\bnicht (?:an \S{3,320} )?(?:\S{1,40} )?(?:zugestellt|ausgeliefert|übermittelt|gesendet)`,
      'fehler bei der nachrichtenzustellung an (?:folgende|die folgenden)',
      'die zustellung an (?:folgende|die folgenden) empfänger',
    ].join('|'),
  },
  {
    language: 'French',
    subject: 'non remis|non distribu|échec de (?:la )?(?:remise|livraison|distribution)|message non délivré',
    sentence: String.raw`votre (?:message|courriel|e-?mail|mail)\b.{0,120}?\bn['’](?:a|est|ont) (?:pas |pu )?(?:pu |pas )?(?:être )?(?:remis|livré|délivré|distribué|envoyé)|échec de la remise (?:à|aux|pour) (?:ces|destinataires)|la remise à ces destinataires`,
  },
  {
    language: 'Spanish',
    subject: 'no se (?:puede|pudo|ha podido) entregar|no entregado|error (?:de|en la) entrega|mensaje devuelto',
    sentence: String.raw`(?:el|su|tu) (?:mensaje|correo)\b.{0,120}?\bno (?:se )?(?:ha|pudo|puede) (?:podido )?(?:ser )?(?:entrega|envia)(?:do|r)|no se (?:pudo|puede|ha podido) entregar (?:el|su|tu) mensaje|error en la entrega a los siguientes destinatarios`,
  },
  {
    language: 'Portuguese',
    subject: 'não (?:foi )?(?:é possível )?entreg|falha na entrega|não entregue',
    sentence: String.raw`(?:a )?(?:(?:sua|seu|tua) )?(?:mensagem|e-?mail)\b.{0,120}?\bnão (?:foi|pôde|pode) (?:possível )?(?:ser )?(?:entreg|enviad)|não foi possível entregar (?:a )?(?:sua )?mensagem|falha na entrega (?:a|para) estes destinatários|a entrega (?:para|a) estes destinatários`,
  },
  {
    language: 'Italian',
    subject: 'non recapitabile|mancat[ao] (?:recapito|consegna)|non (?:è stato )?consegnat',
    sentence: String.raw`(?:il (?:tuo |suo )?messaggio|il suo messaggio|la (?:tua|sua) (?:e-?mail|mail))\b.{0,120}?\bnon (?:è stat[oa]|può essere|è possibile) (?:recapita|consegna|spedi|invia)|impossibile recapitare il messaggio|recapito non riuscito (?:verso|a) `,
  },
  {
    language: 'Dutch',
    subject: 'onbestelbaar|niet (?:bezorgd|afgeleverd|bestelbaar)|kan niet worden bezorgd',
    sentence: String.raw`(?:uw|je|het) (?:bericht|e-?mail)\b.{0,120}?\b(?:kon|kan|is) niet (?:worden )?(?:bezorgd|afgeleverd|verzonden)|kan bericht niet bezorgen bij`,
  },
  {
    language: 'Swedish, Danish, Norwegian',
    subject: 'ej leverer|kunne ikke leveres|ikke levert|kan inte levereras',
    sentence: String.raw`(?:ditt|dit|din|meddelandet|meddelelsen|meldingen)\b.{0,100}?\b(?:kunde inte|kunne ikke|kan inte|kan ikke) (?:bli )?lever|leveransen till (?:dessa|följande) mottagare|levering til disse mottaker`,
  },
  {
    language: 'Polish',
    subject: 'niedostarczon|nie dostarczono|nie można dostarczyć',
    sentence: [
      String.raw`(?:twoj|państwa|nie można dostarczyć)\S{0,4}\b.{0,100}?wiadomo\S{1,4}\b.{0,80}?(?:nie (?:został|mogł|można)|do )`,
      'dostarczenie do następujących',
      String.raw`dostarczenie twojej wiadomo\S{1,6} okaza`,
    ].join('|'),
  },
  { language: 'Czech, Slovak', subject: 'nedoruč|nebylo možné doručit', sentence: String.raw`(?:vaši|vaše|vašu) zpráv\S{0,3}\b.{0,80}?(?:nebylo možné|nelze|nebola) doruč|doručení následujícím příjemcům` },
  { language: 'Hungarian', subject: 'kézbesíthetetlen|nem kézbesíthető', sentence: String.raw`(?:az (?:ön )?üzenete?|a levél)\b.{0,80}?nem (?:volt |sikerült )?kézbesít|nem sikerült kézbesíteni` },
  { language: 'Turkish', subject: 'teslim edile(?:medi|meyen)', sentence: String.raw`(?:[iİ]letiniz|mesajınız|e-?postanız)\b.{0,80}?(?:teslim edilemedi|iletilemedi|gönderilemedi)` },
  {
    language: 'Russian, Ukrainian',
    subject: 'недоставлен|не доставлен|не уда(?:лось|ется|ётся) доставить|ошибка доставки|возвращен',
    sentence: [
      '(?:к сожалению, )?(?:ваше|это|данное|отправленное вами) (?:сообщение|письмо).{0,80}?не (?:было |может быть |может |удалось )?доставл?',
      'не удалось доставить (?:ваше )?(?:сообщение|письмо)',
      'сбой доставки следующим получателям',
      'доставка следующим получателям',
    ].join('|'),
  },
  {
    language: 'Chinese',
    subject: '退信|无法投递|無法投遞|未送达|未送達|投递失败|无法送达|系统退信',
    sentence: [
      [
        // Sorry, the mail that you sent …
        String.raw`(?:很?抱歉|对不起|對不起)?[，,]?\s?您?(?:发送?给|給|给|发出的|發送的|的)?.{0,80}?(?:邮件|郵件|信件)`,
        // … was returned | could not be delivered
        '.{0,80}?(?:被退回|未能投递成功|無法投遞|无法投递|无法送达|未能送达|未能送達|投递失败)',
      ].join(''),
      // Could not be passed to the following recipients
      '(?:未能)?(?:传递|傳遞|邮件传递)给以下(?:收件人|收件者)',
      '無法傳遞給下列收件者',
    ].join('|'),
  },
  {
    language: 'Japanese',
    subject: '(?:メール|配信|送信|配送)エラー|エラー(?:メール|通知)|配信(?:不能|失敗|できません)|送信できません|届きません|未配達',
    sentence: [
      // The mail could not be delivered
      String.raw`[^\s。]{0,20}?(?:メール|メッセージ).{0,80}?(?:配信|送信|配達|お届け|お送り)(?:することが|が)?(?:できません|に失敗)`,
      // Delivery to the following recipients or groups failed
      '(?:以下|次)の受信者(?:または|や)グループへの配信に失敗',
    ].join('|'),
  },
  { language: 'Korean', subject: '반송|전송 실패|배달되지|배달 실패|전송되지', sentence: String.raw`(?:\S{1,12} ){0,2}?(?:메일|메시지|편지).{0,60}?(?:전송|배달|전달|발송)(?:되지 (?:못했|않았)|하지 못했|에 실패|할 수 없)` },
];

function anyOf(words: (one: Words) => string): string {
  return `(?:${LANGUAGES.map(words).join('|')})`;
}

const IN_SUBJECT = anyOf(({ subject }) => subject);
const IN_SENTENCE = anyOf(({ sentence }) => sentence);

const SUBJECT = new RegExp(IN_SUBJECT, 'i');
const BEGINS_SUBJECT = new RegExp(`^(?:(?:fwd?|tr|wg|rv): ?)?${IN_SUBJECT}`, 'i');
const FIELD = /^[>\s]{0,12}Subject: {0,8}/i;
const SENTENCE = new RegExp(IN_SENTENCE, 'i');
const BEGINS_SENTENCE = new RegExp(String.raw`^[>\s]{0,12}${IN_SENTENCE}`, 'i');
// Ihre Nachricht an … | Échec de … | 您的邮件: words, and no command or line of a log. Asked first, since it is made ready sooner.
const WORDS = /^[>\s]{0,12}(?:(?:[A-Za-z][A-Za-z'’,-]{0,20} ){3}|(?:[A-Za-z][A-Za-z'’,-]{0,20} ){0,2}[A-Za-z'’]{0,12}[^\0-\x7f])/;

/** Whether a subject, as it stands behind its name, says it anywhere. */
export function isUndeliveredSubject(subject: string): boolean {
  return SUBJECT.test(subject);
}

/** Whether a line is a subject that begins with it: quoted or not, forwarded or not. */
export function isUndeliveredSubjectField(line: string): boolean {
  const name = FIELD.exec(line)?.[0];
  return name !== undefined && BEGINS_SUBJECT.test(line.slice(name.length));
}

/** Whether words say it anywhere. */
export function saysUndelivered(words: string): boolean {
  return SENTENCE.test(words);
}

/** Whether a line begins with the sentence that says it: quoted or not. */
export function beginsUndelivered(line: string): boolean {
  return WORDS.test(line) && BEGINS_SENTENCE.test(line);
}
