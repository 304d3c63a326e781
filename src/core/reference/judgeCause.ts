import { causes, type Cause, type CauseId } from './causes';

/** On what a judgement rests, the most trusted first. */
export type Ground = 'text' | 'enhanced-status' | 'reply-code' | 'nothing';

export interface Judgement {
  readonly cause: CauseId;
  readonly ground: Ground;
}

const all: readonly (Cause & { readonly id: CauseId })[] = causes;
/** A cause stands in the first words; the rest of a long reply is help and links. */
const LONGEST_JUDGED = 1000;

/** Judges why something was refused: by its words, else by the enhanced status code, else by the reply code. */
export function judgeCause(text: string, enhancedStatus: string | undefined, code: string | undefined): Judgement {
  const words = text.length > LONGEST_JUDGED ? text.slice(0, LONGEST_JUDGED) : text;
  const byText = all.find((cause) => cause.words?.test(words));
  if (byText) return { cause: byText.id, ground: 'text' };
  const status = enhancedStatus?.slice(2);
  const byStatus = status === undefined ? undefined : all.find((cause) => cause.statuses?.includes(status));
  if (byStatus) return { cause: byStatus.id, ground: 'enhanced-status' };
  const byCode = code === undefined ? undefined : all.find((cause) => cause.codes?.includes(code));
  if (byCode) return { cause: byCode.id, ground: 'reply-code' };
  return { cause: 'unknown', ground: 'nothing' };
}

export function causeName(id: CauseId): string {
  return causeWithId(id).name;
}

export function causeWithId(id: CauseId): Cause {
  const cause = all.find((one) => one.id === id);
  if (!cause) throw new Error(`no cause ${id}`);
  return cause;
}
