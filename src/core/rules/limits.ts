/** Where rules about how much or how long begin to speak. */
export interface Limits {
  /** Seconds a server may take for a reply. */
  readonly slowReply: number;
  /** Failed logins from one address. */
  readonly loginFailures: number;
}

/** Those of a user who set none. */
export const defaultLimits: Limits = { slowReply: 30, loginFailures: 10 };
