import { APP_PASSWORD, NO_ALGORITHM, NO_PROSE, type CredentialPattern } from './credentialPattern';

/** The name of a setting that is a password. */
const NAME = String.raw`[\w./-]{0,60}(?:[Pp]ass(?:word|wd|phrase)|PASS(?:WORD|WD)|(?<=[_.-])pass|(?<=[_.-])PASS|(?<=[a-z])Pass)`;
const NEEDLES = ['assword', 'ASSWORD', 'asswd', 'ASSWD', 'assphrase', '_pass', '.pass', '-pass', 'Pass', '_PASS'];
/** No word, no choice of two, no type of a column, no name of another one or of an algorithm. */
const VALUE = String.raw`(?!\w{1,60}\(|[a-z]{1,30}\d?(?:_[a-z]{1,30}\d?){1,5}[\s']|[A-Za-z]{1,20}\/[A-Za-z]{1,20}[\s|'])${NO_ALGORITHM}${NO_PROSE}`;

/** A name in one cell and its value in the next, as clients of databases print them and as they are written back. */
export const rows: readonly CredentialPattern[] = [
  {
    needles: NEEDLES,
    // | smtp_password | x |; a name of one word only where it begins the row, for it may be the heading of a column
    pattern: new RegExp(String.raw`(?:^[ \t]{0,60}(?:\|[ \t]{0,60})?(?:\d{1,10}[ \t]{0,60}\|[ \t]{0,60})?|\|[ \t]{0,60}(?=[A-Za-z]{1,60}[\w.-]{0,60}[_./-]))${NAME}[ \t]{0,60}\|[ \t]{0,10}(?<secret>${APP_PASSWORD}|${VALUE}[^\s|"'<>]{4,300})(?=[ \t]{0,200}(?:\||$))`, 'dg'),
    what: 'password',
    sample: '| smtp_password | not-a-real-password1 |',
  },
  {
    needles: NEEDLES,
    // (30, 'smtp_password', 'x', …), of a row and no call
    pattern: new RegExp(String.raw`(?:(?<!\w)|(?<=VALUES|values))\(\s{0,3}(?:(?:\d{1,10}|NULL|null|'[^'\n]{0,60}')\s{0,3},\s{0,3}){0,3}'${NAME}'\s{0,3},\s{0,3}'(?<secret>${APP_PASSWORD}|${VALUE}(?:[^\s'\\]|\\[^\n]|''){4,300})'`, 'dg'),
    what: 'password',
    sample: "INSERT INTO settings (name, value) VALUES ('smtpPassword', 'not-a-real-password1')",
  },
];
