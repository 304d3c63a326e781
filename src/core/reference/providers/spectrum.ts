import type { Provider } from './provider';

// Written as AUP#1000 or AUP#In-1130.
function aup(numbers: string): readonly string[] {
  return [`aup ${numbers}`, `aup _ ${numbers}`];
}

export const spectrum: Provider = {
  id: 'spectrum',
  name: 'Spectrum (Charter)',
  hosts: ['.charter.net', '.rr.com', '.charter.com', '.twc.com', '.brighthouse.com'],
  signs: ['www.spectrum.net', 'spectrum.net'],
  page: { title: 'Spectrum: e-mail error codes', url: 'https://www.spectrumbusiness.net/support/internet/understanding-email-error-codes' },
  rules: [
    { words: aup('1000|1200|1210|1220|1230|1240|1250'), cause: 'reputation', means: 'Spectrum blocks the sending address, by itself or because Spamhaus or Cloudmark list it.', whatToDo: 'Check the address there, stop the cause, and follow the link in the reply.' },
    { words: aup('1010'), cause: 'sender-refused', means: 'Spectrum has stopped this account from sending.', whatToDo: 'Change the password, then ask Spectrum to open the account again.' },
    { words: aup('1020|1030|1040|1050|1060|1070|1080'), cause: 'rate-limited', means: 'Spectrum has limited what this account or address may send.', whatToDo: 'Send slower, and check whether somebody else uses the account.' },
    { words: aup('1090'), cause: 'server-fault', means: 'Spectrum cannot take the message at the moment.', whatToDo: 'Nothing has to be done but to wait.' },
    { words: aup('1100|1110|1115|1120|1125|1130|1140|1145|1150'), cause: 'missing-reverse-dns', means: 'The reverse DNS of the sending address is missing or does not fit.', whatToDo: 'Have the PTR record set to the name of the mail server.' },
    { words: aup('1160|1170|1180|1190'), cause: 'policy', means: 'A policy of the sending domain or of Spectrum forbids the message.', whatToDo: 'Check SPF, DKIM and DMARC of the sending domain.' },
    { words: aup('1260'), cause: 'network', means: 'Spectrum takes no mail over IPv6.', whatToDo: 'Send over IPv4.' },
    { words: aup('1300|1305|1310|1315|1320|1325|1330|1340|1350|1355|1360|1365|1370|1380|1385|1390|1400|1410|1420|1430|1440|1450|1460|1470|1480|1490|1540|1550|1560|1580'), cause: 'rate-limited', means: 'Too many connections, messages or recipients came from this address in a short time.', whatToDo: 'Limit connections and recipients for this destination.' },
    { words: aup('1500|1520'), cause: 'sender-refused', means: 'The sender address does not belong to the account that is logged in.', whatToDo: 'Send with an address of this account.' },
    { words: aup('1530'), cause: 'message-too-big', means: 'The message is larger than the 20 MB that Spectrum takes.', whatToDo: 'Send a link to the file.' },
  ],
};
