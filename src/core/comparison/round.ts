import type { Failure, Reply, ReplyClass } from '../analysis';

/** A command and its answer: what a client asked and what the server said, as far as the log shows either. */
export interface Round {
  /** What is asked, alike in both sessions where it is the same question: a verb in capitals, `connect`, `content`; empty where the log does not show it. */
  readonly kind: string;
  /** In capitals; absent for what is no command, and where the log does not show it. */
  readonly verb?: string;
  /** What follows the verb, where that can hold no secret. */
  readonly argument?: string;
  /** The mailbox of MAIL and RCPT; empty for the null path. */
  readonly address?: string;
  readonly login?: Login;
  /** Sent before what was asked earlier was answered. */
  readonly ahead: boolean;
  /** The last reply to it; absent where the log shows none. */
  readonly answer?: RoundAnswer;
  /** Where it stands in its document, from 0. */
  readonly line: number;
}

/** What a login shows of itself, without its secrets. */
export interface Login {
  /** In capitals. */
  readonly mechanism?: string;
  readonly user?: string;
  /** Whom to act as, where the client asks for somebody else. */
  readonly actsAs?: string;
  /** It gave a password, token or digest. */
  readonly secret: boolean;
  /** What is wrong with the form of a response. */
  readonly fault?: string;
}

/** What a server answered, or a log says became of the question. */
export interface RoundAnswer {
  readonly code?: string;
  readonly enhancedStatus?: string;
  readonly answerClass: ReplyClass;
  /** The words of its first line. */
  readonly text: string;
  /** What an accepted EHLO offers, by keyword in capitals. */
  readonly keywords?: Reply['keywords'];
  /** Seconds it took, where the log tells. */
  readonly took?: number;
  /** Where it refuses. */
  readonly failure?: Failure;
  /** Where it stands in its document, from 0. */
  readonly line: number;
}

/** Whether an answer refuses. */
export function refuses({ answer }: Round): boolean {
  return answer?.answerClass === 'permanent' || answer?.answerClass === 'temporary';
}

/** "535 5.7.8"; where no code was seen, what it means. */
export function codesOf({ code, enhancedStatus, answerClass }: RoundAnswer): string {
  const codes = [code, enhancedStatus].filter((one) => one !== undefined).join(' ');
  return codes === '' ? CLASSES[answerClass] : codes;
}

const CLASSES: Readonly<Record<ReplyClass, string>> = { success: 'accepted', intermediate: 'go on', temporary: 'refused for now', permanent: 'refused' };

/** EHLO, HELO and LHLO ask the same, with other words. */
export function kindOf(asked: string): string {
  return asked === 'HELO' || asked === 'LHLO' ? 'EHLO' : asked;
}
