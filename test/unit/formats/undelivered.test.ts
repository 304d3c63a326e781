import { strict as assert } from 'node:assert';
import { analyze } from '../../support/annotate';

/** What a report begins with, where the recipient and the reason stand below. */
const sentences: Readonly<Record<string, string>> = {
  'Exchange, in German': 'Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:',
  'a provider, in German': 'Ihre Nachricht an bob@example.net konnte nicht zugestellt werden.',
  'Exchange, in French': 'Échec de la remise à ces destinataires ou groupes :',
  'Microsoft 365, in French': "Votre message n'a pas pu être remis à bob@example.net.",
  'Exchange, in Spanish': 'Error en la entrega a los siguientes destinatarios o grupos:',
  'Microsoft 365, in Spanish': 'No se pudo entregar el mensaje a bob@example.net.',
  'Exchange, in Portuguese': 'Falha na entrega a estes destinatários ou grupos:',
  'Exchange, in Italian': 'Recapito non riuscito verso i destinatari o gruppi seguenti:',
  'Gmail, in Italian': 'Il messaggio non è stato recapitato a bob@example.net perché la casella non esiste.',
  'Exchange, in Dutch': 'Kan bericht niet bezorgen bij de volgende geadresseerden of groepen:',
  'Exchange, in Swedish': 'Leveransen till dessa mottagare eller grupper misslyckades:',
  'Exchange, in Polish': 'Dostarczenie do następujących adresatów lub grup nie powiodło się:',
  'Exchange, in Czech': 'Doručení následujícím příjemcům nebo skupinám se nezdařilo:',
  'a provider, in Turkish': 'İletiniz bob@example.net adresine teslim edilemedi.',
  'Exchange, in Russian': 'Сбой доставки следующим получателям или группам:',
  'a provider, in Russian': 'Ваше сообщение не было доставлено по адресу bob@example.net.',
  'a provider, in Chinese': '很抱歉，您发送的邮件被退回，以下是该邮件的相关信息：',
  'Exchange, in Chinese': '未能传递给以下收件人或组:',
  'Exchange, in Japanese': '次の受信者またはグループへの配信に失敗しました:',
  'a provider, in Korean': '보내신 메일이 전송되지 못했습니다.',
  'a gateway': "The message you sent to bob@example.net couldn't be delivered due to:",
  'a provider': 'Sorry, we were unable to deliver your message to the following address.',
  'a provider that refuses': 'Your mail to the following recipients could not be delivered because they are not accepting mail from you:',
  'a service': 'An error occurred while trying to deliver the mail to the following recipients:',
  'GroupWise': 'The message that you sent was undeliverable to the following:',
};

describe('the sentence that a report begins with', () => {
  for (const [name, sentence] of Object.entries(sentences)) {
    it(`${name}: tells of the recipient below it`, () => {
      const text = `This came back this morning:\n\n${sentence}\n\nbob@example.net\nThe mailbox of this user is full\n`;
      assert.deepEqual(analyze(text).facts.flatMap((fact) => (fact.kind === 'failure' ? [fact.text.trimEnd()] : [])), ['The mailbox of this user is full']);
    });
  }
});
