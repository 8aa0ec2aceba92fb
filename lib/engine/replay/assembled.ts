/** The module that a kernel's text was assembled to, from base64; null where this machine cannot run it. */
export function assembled(base64: string): WebAssembly.Module | null {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}
