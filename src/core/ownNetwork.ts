import type { Direction } from './analysis';

// 192.0.2.44 | mx.example.net[192.0.2.44]:55025 | [192.0.2.44] | [2001:db8::1]:25: the first address in brackets, or all there is
// What was made anonymous in an address (192.168.x.x) is still an address
const ADDRESS = /(?:\[|^)(?:IPv6:)?([0-9A-Fa-fXx*.:]{2,45}?)(?:\]|:\d{1,5}$|$)/;
// RFC 1918, RFC 3927, RFC 4193, RFC 4291 §2.5.3 and §2.5.6
const PRIVATE = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)|^(?:::1$|f[cd][0-9a-f]{2}:|fe80:)/i;
// 172.17.0.1: a gateway of Docker, behind which everybody has its address
const GATEWAY = /^(?:::ffff:)?172\.\d{2}\.\d{1,3}\.1$/;

// shop-web_1.shop_default[2001:db8::5], web.mail-network[203.0.113.5]: Docker's own DNS names a container and its network; no domain ends so
const CONTAINER = /^[^[]{0,300}\w\.\w[\w-]{0,100}[_-](?:default|network|net)\[/;

/**
 * Whether a client is of the server's own network, by its address, or by the name of a container and its network.
 * @param client as a log names it: an address, or a host with its address in brackets
 */
export function isOfOwnNetwork(client: string): boolean {
  const address = ADDRESS.exec(client)?.[1];
  return (address !== undefined && PRIVATE.test(address) && !GATEWAY.test(address)) || CONTAINER.test(client);
}

/** The direction of what a client brings to our own server: of our own network it is our user. @param client as for `isOfOwnNetwork` */
export function directionFrom(client: string): Direction {
  return isOfOwnNetwork(client) ? 'submission' : 'inbound';
}
