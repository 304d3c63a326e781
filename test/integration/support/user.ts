import * as vscode from 'vscode';

/** What a user answers. A question without an answer here is dismissed. */
export interface Answers {
  /** What the command is given. */
  readonly arguments?: readonly unknown[];
  /** To each quick pick in turn: which of its labels. */
  readonly picks?: readonly (string | ((labels: readonly string[]) => string | undefined))[];
  /** To a quick pick where many can be taken: their labels. */
  readonly many?: readonly string[];
  /** To the input box, from what it starts with. */
  readonly input?: (value: string) => string | undefined;
  /** To the question where to save. */
  readonly save?: vscode.Uri;
}

/** What a command showed to the user. */
export interface Asked {
  /** The items of each quick pick, as one string each. */
  readonly picks: (readonly string[])[];
  /** What each input box started with. */
  readonly inputs: string[];
  /** Where each question where to save started. */
  readonly suggested: (vscode.Uri | undefined)[];
  readonly messages: string[];
}

/**
 * Runs a command with a user at the screen who answers at once. The tests load in the extension's own name, so they
 * share its `vscode.window`; the page tests drive the real boxes.
 */
export async function run(command: string, { picks = [], many, input = () => undefined, save, arguments: given = [] }: Answers = {}): Promise<Asked> {
  const asked: Asked = { picks: [], inputs: [], suggested: [], messages: [] };
  const message = (text: string): Promise<undefined> => {
    asked.messages.push(text);
    return Promise.resolve(undefined);
  };
  const restore = replace({
    showQuickPick(items: readonly vscode.QuickPickItem[], { canPickMany = false }: vscode.QuickPickOptions = {}) {
      asked.picks.push(items.map(({ label, description = '', detail = '' }) => [label, description, detail].filter(Boolean).join(' | ')));
      if (canPickMany) return Promise.resolve(many && items.filter(({ label }) => many.includes(label)));
      const answer = picks[asked.picks.length - 1];
      const labels = items.map(({ label }) => label);
      const label = typeof answer === 'function' ? answer(labels) : answer;
      return Promise.resolve(items.find((one) => one.label === label));
    },
    showInputBox({ value = '' }: vscode.InputBoxOptions) {
      asked.inputs.push(value);
      return Promise.resolve(input(value));
    },
    showSaveDialog({ defaultUri }: vscode.SaveDialogOptions) {
      asked.suggested.push(defaultUri);
      return Promise.resolve(save);
    },
    showInformationMessage: message,
    showWarningMessage: message,
    showErrorMessage: message,
  });
  try {
    await vscode.commands.executeCommand(command, ...given);
  } finally {
    restore();
  }
  return asked;
}

/** @returns what puts the originals back */
function replace(functions: Readonly<Record<string, unknown>>): () => void {
  const originals = Object.keys(functions).map((name) => [name, Object.getOwnPropertyDescriptor(vscode.window, name)] as const);
  for (const [name, value] of Object.entries(functions)) Object.defineProperty(vscode.window, name, { value, configurable: true, writable: true });
  return () => {
    for (const [name, original] of originals) if (original) Object.defineProperty(vscode.window, name, original);
  };
}
