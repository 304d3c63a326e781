import { given } from '../../../given';
import { isPlaceholder } from '../../placeholder';
import { NO_ALGORITHM, NO_PROSE } from '../credentialPattern';
import type { Passage } from './passage';

/** The name of a column that holds passwords, or their hashes. */
const COLUMN = String.raw`[\w.-]{0,40}(?:password|passwd|passwort|_pass|userpass|passhash|pwhash)(?:_hash|_crypt)?`;
const NAME = new RegExp(String.raw`^[\x60"\s]{0,200}${COLUMN}[\x60"\s]{0,200}$`, 'i');
// INSERT INTO `users` (`id`, `name`, `password`) VALUES
const COLUMNS = /^\s{0,20}INSERT (?:IGNORE )?INTO [^\s(]{1,100} ?\((?<names>[^()\n]{5,1000})\) ?VALUES\s*$/i;
// (1, 'alice', 'x'),
const TUPLE = /^\s{0,20}\((?<fields>[^\n]{5,4000})\)\s{0,5}(?<end>[,;])?\s*$/;
const FIELD = /\s{0,10}(?:'(?<text>(?:[^'\\]|\\.|'')*)'|[^,']*)(?:,|$)/dgy;
/** In a cell words of prose may stand too. */
const CELL = new RegExp(String.raw`^\s{0,200}(?<text>${NO_ALGORITHM}${NO_PROSE}[^\s|]{5,300})\s{0,200}$`, 'd');
const RULE = /^[\s|+:=-]{3,}$/;

/** The rows under a heading that names a column for passwords: of a table, or of SQL. */
export const columns: Passage = {
  id: 'columns',
  needles: ['pass', 'Pass', 'PASS', 'pwhash'],
  unindexed: true,
  opens: new RegExp(String.raw`^\s{0,20}INSERT\s[^\n]{1,200}\([^()\n]{0,1000}${COLUMN}[\x60"]?\s{0,3}(?:,[^()\n]{0,1000})?\) ?VALUES\s*$|^\s{0,200}${COLUMN}\s{0,200}\||\|\s{0,200}${COLUMN}\s{0,200}(?:\||$)`, 'di'),
  most: 200,
  begin(text) {
    const names = COLUMNS.exec(text)?.groups?.['names']?.split(',');
    const fields = names ?? text.split('|');
    return { field: fields.findIndex((name) => NAME.test(name)), fields: fields.length, rows: names ? 'tuples' : 'heading' };
  },
  read(text, line, open) {
    const at = open.field ?? -1;
    if (at < 0) return {};
    // A row of a name and a value looks like a heading, which has a rule under it.
    if (open.rows === 'heading') return RULE.test(text) ? { next: { ...open, rows: 'cells' } } : {};
    if (open.rows === 'cells') {
      const cells = text.split('|');
      if (cells.length !== open.fields || RULE.test(text)) return {};
      const before = cells.slice(0, at).reduce((length, cell) => length + cell.length + 1, 0);
      return { next: open, ...told(CELL.exec(cells[at] ?? ''), line, before) };
    }
    const { fields = '', end } = TUPLE.exec(text)?.groups ?? {};
    if (fields === '') return {};
    FIELD.lastIndex = 0;
    let field = FIELD.exec(fields);
    for (let number = 0; number < at && field && field[0] !== ''; number++) field = FIELD.exec(fields);
    return given({ next: end === ',' ? open : undefined, told: told(field, line, text.indexOf('(') + 1).told });
  },
};

function told(match: RegExpExecArray | null, line: number, before: number): ReturnType<Passage['read']> {
  const [start, end] = match?.indices?.groups?.['text'] ?? [0, 0];
  if (end - start < 5 || isPlaceholder(match?.groups?.['text'] ?? '')) return {};
  return { told: { kind: 'credential', what: 'password', span: { line, start: before + start, end: before + end } } };
}
