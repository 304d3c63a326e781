import type { FromPage, ToPage } from './messages';

interface Host {
  postMessage(message: FromPage): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();

export function send(message: FromPage): void {
  host.postMessage(message);
}

/** Only the extension can send messages to the page. */
export function onMessage(listener: (message: ToPage) => void): void {
  window.addEventListener('message', (event: MessageEvent<ToPage>) => { listener(event.data); });
}
