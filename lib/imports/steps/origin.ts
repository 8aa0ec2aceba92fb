/** Where a fact came from, as observations keep it. */
export function originOf(importId: string): string {
  return `import:${importId}`;
}
