/**
 * Writes the parts of the documentation that repeat what stands elsewhere: the manifest, the lists of the core, the
 * usage of the terminal program; and what is made of another source.
 *
 * `node scripts/sync.mjs [--check] [DIR]`: `--check` writes nothing and fails where something differs; DIR is where the
 * documents are, by default here.
 *
 * A part stands between `<!-- begin NAME -->` and `<!-- end NAME -->`; everything around it is written by hand.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { scanBinary } from './scanBinary.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean', default: false } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const [target = root] = positionals;
const read = (path, from = root) => readFileSync(`${from}/${path}`, 'utf8');

const texts = JSON.parse(read('package.nls.json'));
const manifest = JSON.parse(read('package.json'), (_, value) => (typeof value === 'string' ? value.replace(/^%(.+)%$/, (whole, key) => texts[key] ?? whole) : value));
const { contributes } = manifest;
/** In the order of the settings editor. */
const settings = contributes.configuration.flatMap(({ properties }) => Object.entries(properties));

const { core, terminal } = await buildSources();
const { formats, mechanisms, rules, linkOf } = await import(pathToFileURL(core).href);

/** The generated parts, by document and name. */
const documents = {
  'README.md': {
    commands: table(
      ['Command', 'Key', 'Id'],
      contributes.commands.filter(isInPalette).map(({ command, title, category }) => [`${category}: ${title}`, keyOf(command), `\`${command}\``]),
    ),
    settings: table(
      ['Setting', 'Default', 'What it does'],
      settings.map(([key, setting]) => [`\`${key}\``, `\`${JSON.stringify(setting.default)}\``, setting.markdownDescription ?? setting.description]),
    ),
    languages: table(
      ['Language', 'Id', 'Files'],
      contributes.languages.map(({ id, aliases, extensions = [], filenames = [], filenamePatterns = [] }) => [
        aliases[0],
        `\`${id}\``,
        [...extensions.map((extension) => `*${extension}`), ...filenames, ...filenamePatterns].map((file) => `\`${file}\``).join(', '),
      ]),
    ),
    formats: table(['Format', 'Id'], formats.map(({ id, name }) => [name, `\`${id}\``])),
    mechanisms: `${mechanisms.map(mechanismLink).sort().join(', ')}.`,
    usage: ['```', usage(), '```'].join('\n'),
  },
  'docs/rules/README.md': {
    rules: table(
      ['Rule', 'Default', 'What it reports', 'Setting'],
      rules.map(({ id, severity }) => [`[${id}](${id}.md)`, severity, firstSentence(read(`docs/rules/${id}.md`)), `\`${settingOf(id)}\``]),
    ),
  },
};

const differing = [];
for (const [path, parts] of Object.entries(documents)) {
  const before = read(path, target);
  const after = Object.entries(parts).reduce((text, [name, part]) => withPart(path, text, name, part), before);
  if (before === after) continue;
  differing.push(path);
  if (!values.check) writeFileSync(`${target}/${path}`, after);
}
syncWhole('src/core/text/scan/scanBinary.ts', await scanBinary());
if (values.check && differing.length > 0) {
  console.error(`Out of date: ${differing.join(', ')}. Run \`npm run sync\` and commit what it writes.`);
  process.exitCode = 1;
}

/** A file that is made as a whole; it stands in the project, wherever the documents are. */
function syncWhole(path, text) {
  if (read(path) === text) return;
  differing.push(path);
  if (!values.check) writeFileSync(`${root}/${path}`, text);
}

function withPart(path, text, name, part) {
  const begin = `<!-- begin ${name} -->\n`;
  const end = `<!-- end ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${path} has no place for ${name}: ${begin.trim()} … ${end}`);
  return `${text.slice(0, from + begin.length)}\n${part}\n\n${text.slice(to)}`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Whether a user finds a command in the palette; others are there for links and quick fixes. */
function isInPalette({ command }) {
  return !contributes.menus.commandPalette.some((entry) => entry.command === command && entry.when === 'false');
}

/** The keys of a command, the Mac's where they differ. */
function keyOf(command) {
  const { key, mac } = (contributes.keybindings ?? []).find((one) => one.command === command) ?? {};
  if (key === undefined) return '';
  const written = (keys) => keys.split('+').map((one) => `<kbd>${one[0].toUpperCase()}${one.slice(1)}</kbd>`).join('+');
  return mac === undefined || mac === key ? written(key) : `${written(key)}, Mac ${written(mac)}`;
}

function mechanismLink({ name, reference }) {
  const { title, url } = linkOf(reference);
  return `${name} ([${title}](${url}))`;
}

/** `permanent-failure` is set by `mailLog.diagnostics.permanentFailure`. */
function settingOf(rule) {
  const wanted = `mailLog.diagnostics.${rule.replaceAll('-', '')}`.toLowerCase();
  const [key] = settings.find(([one]) => one.toLowerCase() === wanted) ?? [];
  if (key === undefined) throw new Error(`package.json has no setting for the rule ${rule}`);
  return key;
}

/** The first sentence under the title of a page. */
function firstSentence(page) {
  const [, paragraph = ''] = page.split('\n\n');
  return /^.*?[.](?=\s|$)/s.exec(paragraph)?.[0].replaceAll('\n', ' ') ?? paragraph;
}

/** Bundles the core and the terminal program; what is built for the package is left alone. */
async function buildSources() {
  const core = `${root}/out/sync/core.mjs`;
  const terminal = `${root}/out/sync/mail-log.cjs`;
  const shared = { bundle: true, logLevel: 'warning' };
  await Promise.all([
    build({ ...shared, entryPoints: [`${root}/src/core/index.ts`], outfile: core, platform: 'neutral' }),
    build({ ...shared, entryPoints: [`${root}/src/cli/main.ts`], outfile: terminal, platform: 'node' }),
  ]);
  return { core, terminal };
}

function usage() {
  const { status, stdout } = spawnSync(process.execPath, [terminal, '--help'], { encoding: 'utf8' });
  if (status !== 0) throw new Error('mail-log --help failed');
  return stdout.trim();
}
