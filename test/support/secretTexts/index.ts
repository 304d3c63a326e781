import { commandLines } from './commandLines';
import { configurations } from './configurations';
import { dialogues } from './dialogues';
import { folded } from './folded';
import { harmless } from './harmless';
import { keys } from './keys';
import { mailboxes } from './mailboxes';
import { programs } from './programs';
import { repeated } from './repeated';
import type { SecretText } from './secretText';
import { servers } from './servers';
import { urls } from './urls';
import { web } from './web';

/** About three hundred and fifty. */
export const secretTexts: readonly SecretText[] = [...dialogues, ...folded, ...mailboxes, ...urls, ...commandLines, ...configurations, ...web, ...keys, ...servers, ...programs, ...harmless, ...repeated];
