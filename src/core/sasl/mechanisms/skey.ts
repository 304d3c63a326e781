import { shown } from '../bytes';
import type { Mechanism } from '../mechanism';

/** SKEY (RFC 2222 §7.3, replaced by OTP): one-time passwords that both sides compute. */
export const skey: Mechanism = {
  name: 'SKEY',
  reference: { rfc: 2222, section: '7.3' },

  read(bytes, turn) {
    const value = shown(bytes);
    if (turn.speaker === 'server') {
      if (value === '') return { step: 'asks who is there', parts: [] };
      const step = 'names the one-time password it wants';
      const place = { name: 'challenge', number: 2, of: 3 };
      const match = CHALLENGE.exec(value);
      if (!match) return { step, place, parts: [{ name: 'challenge', value, secret: false }], fault: 'a number and a seed must stand here' };
      const [, sequence = '', gap = '', seed = '', after = ''] = match;
      return { step, place, parts: [{ name: 'sequence', value: sequence, secret: false }, gap, { name: 'seed', value: seed, secret: false }, ...(after === '' ? [] : [after])] };
    }
    if (turn.index === 0 && turn.heard === 0 && !RESPONSE.test(value)) {
      return { step: 'gives the user name', place: { name: 'identity', number: 1, of: 3 }, parts: value === '' ? [] : [{ name: 'user', value, secret: false, names: 'user' }] };
    }
    return { step: 'gives the one-time password', place: { name: 'response', number: 3, of: 3 }, parts: value === '' ? [] : [{ name: 'one-time password', value, secret: true }] };
  },
};

// FOUR MANN SOON FIR VARY MASH | 5bf0 75d9 959d 036f
const RESPONSE = /^(?:[A-Z]{1,4} ){5}[A-Z]{1,4}$|^(?:[0-9a-f]{4} ?){4}$/i;
// 95 Qa58308
const CHALLENGE = /^(\d{1,9})( +)(\S{1,64})(\s*)$/;
