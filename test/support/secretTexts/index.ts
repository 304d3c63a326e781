import { commandLines } from './commandLines';
import { configurations } from './configurations';
import { dialogues } from './dialogues';
import { folded } from './folded';
import { harmless } from './harmless';
import { keys } from './keys';
import { mailboxes } from './mailboxes';
import { namedTokens } from './namedTokens';
import { notations } from './notations';
import { programs } from './programs';
import { repeated } from './repeated';
import type { SecretText } from './secretText';
import { servers } from './servers';
import { tools } from './tools';
import { urls } from './urls';
import { web } from './web';

/** About five hundred. */
export const secretTexts: readonly SecretText[] = [...dialogues, ...folded, ...mailboxes, ...urls, ...commandLines, ...configurations, ...tools, ...namedTokens, ...web, ...keys, ...servers, ...programs, ...notations, ...harmless, ...repeated];
