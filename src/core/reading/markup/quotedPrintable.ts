import { cutsOf, type Markup } from './markup';

// dsn=3D5.1.1, to=3D=3Cbob@example.net=3E
const OCTET = /=([2-7][\dA-F])/g;

/**
 * A mail's source as it was sent (RFC 2045 §6.7); its equals signs show it.
 * The one that ends a line which goes on stays: it may as well end a payload.
 */
export const quotedPrintable: Markup = {
  id: 'quotedPrintable',
  standsIn: (text) => text.includes('=3D') || text.endsWith('=20'),
  cuts: (text) => cutsOf(OCTET, text, ([, octet = '']) => (octet === '7F' ? undefined : String.fromCharCode(Number.parseInt(octet, 16)))),
};
