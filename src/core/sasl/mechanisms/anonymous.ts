import { shown, utf8 } from '../bytes';
import type { Mechanism } from '../mechanism';

/** ANONYMOUS (RFC 4505 §2): no credential, but perhaps a trace: an address or a word of the client's choice. */
export const anonymous: Mechanism = {
  name: 'ANONYMOUS',
  reference: { rfc: 4505, section: '2' },

  read(bytes, { speaker }) {
    const value = shown(bytes);
    if (speaker === 'server') return { step: 'asks for a trace', parts: value === '' ? [] : [{ name: 'text', value, secret: false }] };
    const place = { name: 'trace', number: 1, of: 1 };
    const text = utf8(bytes);
    const fault =
      text === undefined
        ? { fault: 'not valid UTF-8, which ANONYMOUS requires' }
        : [...text].length > LONGEST_TRACE
          ? { fault: `the trace is longer than ${LONGEST_TRACE} characters (RFC 4505 §2)` }
          : {};
    return { step: 'logs in as nobody', place, parts: value === '' ? [] : [{ name: 'trace', value, secret: false, names: 'user' }], ...fault };
  },
};

const LONGEST_TRACE = 255;
