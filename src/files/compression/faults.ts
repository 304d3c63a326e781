import { Unreadable } from '../unreadable';

/** The archive ends before its end. @param name of the compression */
export function cutOff(name: string): Unreadable {
  return new Unreadable(`its ${name} archive is cut off`);
}

/** @param name of the compression */
export function damaged(name: string): Unreadable {
  return new Unreadable(`its ${name} archive is damaged`);
}
