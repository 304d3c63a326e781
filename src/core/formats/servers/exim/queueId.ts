/** The id that Exim gives to a message, for patterns: 1vNq1a-0001Zx-4K, since 4.97 1vNq1a-000000001Zx-0abc. */
export const QUEUE_ID = String.raw`[0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})`;
