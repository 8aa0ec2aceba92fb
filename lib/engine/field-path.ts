/**
 * Where in an input something is, as one text: its parts joined by dots. A dot that belongs to a name, as
 * programs may give one, has a backslash before it.
 */
export function fieldPath(parts: readonly PropertyKey[]): string {
  return parts.map((part) => String(part).replace(/[\\.]/g, "\\$&")).join(".");
}

/** The parts of such a text; of "", the input itself, there are none. */
export function partsOf(path: string): string[] {
  if (path === "") return [];
  const parts = path.matchAll(/(?:^|\.)((?:[^\\.]|\\.)*)/gs);
  return [...parts].map(([, part = ""]) => part.replace(/\\([\\.])/g, "$1"));
}
