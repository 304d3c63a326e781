import { send } from './host';

export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string, className = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

/** A figure or name that leads to a line of the log. @param line from 0 */
export function goTo(text: string, line: number): HTMLElement {
  const button = element('button', text, 'link');
  button.type = 'button';
  button.title = `Go to line ${line + 1} of the log`;
  button.addEventListener('click', () => { send({ kind: 'goTo', line }); });
  return button;
}

export function table(head: readonly string[], rows: readonly (readonly HTMLElement[])[]): HTMLTableElement {
  const made = element('table', '');
  const headRow = made.createTHead().insertRow();
  for (const title of head) {
    const cell = element('th', title);
    cell.scope = 'col';
    headRow.append(cell);
  }
  const body = made.createTBody();
  for (const row of rows) {
    const bodyRow = body.insertRow();
    for (const content of row) bodyRow.insertCell().append(content);
  }
  return made;
}
