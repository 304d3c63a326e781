import * as vscode from 'vscode';
import { waitFor } from './events';

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
  /** Cancels what shows its progress: at once, or when it first tells of some. */
  readonly cancel?: 'at once' | 'in the middle';
  /** The button to press where a message has it. */
  readonly button?: string;
  /** When all is told that is waited for: at the end of the command where it does not say. */
  readonly until?: (asked: Asked) => boolean;
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
  /** What the status bar said. */
  readonly status: string[];
}

/**
 * Runs a command with a user at the screen who answers at once. The tests load in the extension's own name, so they
 * share its `vscode.window`; the page tests drive the real boxes.
 */
export async function run(command: string, { picks = [], many, input = () => undefined, cancel, button, until = () => true, save, arguments: given = [] }: Answers = {}): Promise<Asked> {
  const asked: Asked = { picks: [], inputs: [], suggested: [], messages: [], status: [] };
  const told = new vscode.EventEmitter<void>();
  const message = (text: string, ...buttons: readonly unknown[]): Promise<unknown> => {
    asked.messages.push(text);
    told.fire();
    return Promise.resolve(buttons.find((one) => one === button));
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
    setStatusBarMessage(text: string) {
      asked.status.push(text);
      return new vscode.Disposable(() => undefined);
    },
    ...(cancel === undefined ? {} : { withProgress: cancelling(cancel) }),
  });
  try {
    await vscode.commands.executeCommand(command, ...given);
    await waitFor('what is told', told.event, () => until(asked));
  } finally {
    told.dispose();
    restore();
  }
  return asked;
}

type Task = (progress: vscode.Progress<unknown>, token: vscode.CancellationToken) => Thenable<unknown>;

function cancelling(when: 'at once' | 'in the middle'): (options: vscode.ProgressOptions, task: Task) => Thenable<unknown> {
  return (_options, task) => {
    const source = new vscode.CancellationTokenSource();
    if (when === 'at once') source.cancel();
    return task({ report: () => { source.cancel(); } }, source.token);
  };
}

/** @returns what puts the originals back */
function replace(functions: Readonly<Record<string, unknown>>): () => void {
  const originals = Object.keys(functions).map((name) => [name, Object.getOwnPropertyDescriptor(vscode.window, name)] as const);
  for (const [name, value] of Object.entries(functions)) Object.defineProperty(vscode.window, name, { value, configurable: true, writable: true });
  return () => {
    for (const [name, original] of originals) if (original) Object.defineProperty(vscode.window, name, original);
  };
}
