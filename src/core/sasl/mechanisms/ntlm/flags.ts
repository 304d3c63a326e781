// [MS-NLMP] §2.2.2.5
const FLAGS: readonly (readonly [number, string])[] = [
  [0x1, 'UNICODE'],
  [0x2, 'OEM'],
  [0x4, 'REQUEST_TARGET'],
  [0x10, 'SIGN'],
  [0x20, 'SEAL'],
  [0x40, 'DATAGRAM'],
  [0x80, 'LM_KEY'],
  [0x200, 'NTLM'],
  [0x800, 'ANONYMOUS'],
  [0x1000, 'OEM_DOMAIN_SUPPLIED'],
  [0x2000, 'OEM_WORKSTATION_SUPPLIED'],
  [0x4000, 'LOCAL_CALL'],
  [0x8000, 'ALWAYS_SIGN'],
  [0x1_0000, 'TARGET_TYPE_DOMAIN'],
  [0x2_0000, 'TARGET_TYPE_SERVER'],
  [0x4_0000, 'TARGET_TYPE_SHARE'],
  [0x8_0000, 'EXTENDED_SESSIONSECURITY'],
  [0x10_0000, 'IDENTIFY'],
  [0x40_0000, 'REQUEST_NON_NT_SESSION_KEY'],
  [0x80_0000, 'TARGET_INFO'],
  [0x200_0000, 'VERSION'],
  [0x2000_0000, '128'],
  [0x4000_0000, 'KEY_EXCH'],
  [0x8000_0000, '56'],
];

/** The flags of a message by their names, divided by blanks. */
export function flagNames(flags: number): string {
  return FLAGS.filter(([bit]) => (flags & bit) !== 0).map(([, name]) => name).join(' ');
}
