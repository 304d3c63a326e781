/** As much of WebAssembly as the core needs. Every platform has it, but it is no part of the language, so that no standard library of it tells. */
export interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: Readonly<Record<string, Readonly<Record<string, number>>>>) => { readonly exports: unknown };
}

export interface WebAssemblyMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** In bytes. */
export const PAGE = 1 << 16;

/** Nothing where somebody has turned it off. */
export function webAssembly(): WebAssemblyApi | undefined {
  const platform: { readonly WebAssembly?: WebAssemblyApi; readonly Math: unknown } = globalThis;
  return platform.WebAssembly;
}
