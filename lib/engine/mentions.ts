export interface Mentionable {
  id: string;
  name: string;
}

const WORD = /[\p{L}\p{N}_]/u;

/**
 * Who is mentioned in a text: "@" and the whole name, whatever its case. Of names that begin alike
 * the longest counts; an "@" within a word, as in an email address, mentions nobody.
 */
export function mentionedIn<T extends Mentionable>(text: string, people: readonly T[]): T[] {
  const folded = text.toLowerCase();
  const names = [...people].sort((a, b) => b.name.length - a.name.length);
  const found = new Set<T>();
  for (let at = folded.indexOf("@"); at >= 0; at = folded.indexOf("@", at + 1)) {
    if (at > 0 && WORD.test(folded[at - 1] ?? "")) continue;
    const isHere = ({ name }: T) =>
      folded.startsWith(name.toLowerCase(), at + 1) &&
      !WORD.test(folded[at + 1 + name.length] ?? "");
    const first = names.find(isHere);
    // People of one name are all meant.
    const same = people.filter(({ name }) => name.toLowerCase() === first?.name.toLowerCase());
    for (const person of same) found.add(person);
  }
  return [...found];
}
