import { exchangeTrackingFields } from './exchangeTrackingFields';
import { eximFields } from './eximFields';
import type { LogFields } from './logField';
import { postfixFields } from './postfixFields';
import { sendmailFields } from './sendmailFields';

/** The fields we explain, one entry for each format. */
export const logFields: readonly LogFields[] = [postfixFields, eximFields, sendmailFields, exchangeTrackingFields];
