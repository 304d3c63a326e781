import { shown, utf8 } from '../bytes';
import type { Mechanism } from '../mechanism';

/** EXTERNAL (RFC 4422 appendix A): who the client is shows elsewhere, mostly in its TLS certificate. */
export const external: Mechanism = {
  name: 'EXTERNAL',
  reference: { rfc: 4422, section: 'A' },

  read(bytes, { speaker }) {
    const value = shown(bytes);
    if (speaker === 'server') {
      return { step: 'asks whom the client acts as', parts: value === '' ? [] : [{ name: 'text', value, secret: false }] };
    }
    const step = value === '' ? 'acts as whom its certificate names' : 'says whom it acts as';
    const place = { name: 'authorization identity', number: 1, of: 1 };
    const fault = utf8(bytes) === undefined ? { fault: 'not valid UTF-8, which EXTERNAL requires' } : {};
    return { step, place, parts: value === '' ? [] : [{ name: 'acts as', value, secret: false, names: 'user' }], ...fault };
  },
};
