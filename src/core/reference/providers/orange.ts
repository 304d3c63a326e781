import type { Provider } from './provider';

export const orange: Provider = {
  id: 'orange',
  name: 'Orange and La Poste',
  hosts: ['.orange.fr', '.wanadoo.fr', '.laposte.net'],
  signs: ['postmaster.orange.fr'],
  page: { title: 'Orange: postmaster', url: 'https://postmaster.orange.fr/' },
  rules: [
    { mark: ORANGE('101|102|630|999'), cause: 'reputation', means: 'Orange blocks the sending address, by itself or because a blocklist names it.', whatToDo: 'Follow the link in the reply to ask for removal.' },
    { mark: ORANGE('104'), cause: 'rate-limited', means: 'Too many connections are open at once; two or three are what Orange takes.', whatToDo: 'Limit the connections to this destination.' },
    { mark: ORANGE('103|109|201|505|510'), cause: 'server-fault', means: 'Orange does not take the message at the moment.', whatToDo: 'Wait; where it repeats, send slower.' },
    { mark: ORANGE('416'), cause: 'unknown-recipient', means: 'No mailbox has this address.', whatToDo: 'Check the address, and take it off your lists.' },
    { mark: ORANGE('417'), cause: 'mailbox-full', means: 'The mailbox has no room.', whatToDo: 'Reach the recipient another way.' },
    { mark: ORANGE('420|426'), cause: 'mailbox-disabled', means: 'The mailbox was not used for long, or is blocked.', whatToDo: 'Reach the recipient another way.' },
    { mark: ORANGE('401|517'), cause: 'sender-authentication', means: 'SPF or DMARC of the sending domain did not pass.', whatToDo: 'Correct the records of the sending domain.' },
    { mark: ORANGE('403|405|415|421'), cause: 'sender-refused', means: 'The sender address does not exist or may not be used.', whatToDo: 'Check the domain of the sender, and that the login owns the address.' },
    { mark: ORANGE('305|402'), cause: 'login-required', means: 'The server wants a valid login.', whatToDo: 'Check user name and password.' },
    { mark: ORANGE('506|513'), cause: 'spam', means: 'Orange takes the message for spam.', whatToDo: 'Look at its text and links.' },
    { mark: ORANGE('514'), cause: 'message-too-big', means: 'The message is larger than Orange takes.', whatToDo: 'Send a link to the file.' },
  ],
};

// OFR005_104 | LPN001_108 | OFR_417 | LPNAAA_506 | OUK_513
function ORANGE(numbers: string): RegExp {
  return new RegExp(`^(?:lpn|lpnaaa|ofr|ouk)(?:\\d{3})?[_]?(?:${numbers})$`);
}
