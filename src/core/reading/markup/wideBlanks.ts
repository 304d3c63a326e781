import { cutsOf, type Markup } from './markup';

// …,  dsn=5.4.6,  status=bounced | RCPT from  mx.example.org[192.0.2.1]: 554 5.7.1  <mx.example.org[192.0.2.1]>: …
const WIDE = /[,;:>] {2,8}[a-z_]{2,9}=|\bfrom {2,8}[\w.-]{1,255}\[|: [245]\d\d [245]\.\d{1,3}\.\d{1,3} {2,8}\S/;
const TOO_MANY = /(?<=\S ) +/g;
/** A date may have two: `Nov  4`. */
const LONGEST_DATE = 20;

/** Blanks between the words of a log that became more when its lines were wrapped and joined again. */
export const wideBlanks: Markup = {
  id: 'wideBlanks',
  standsIn: (text) => WIDE.test(text),
  cuts: (text) => cutsOf(TOO_MANY, text, ({ index }) => (index < LONGEST_DATE ? undefined : '')),
};
