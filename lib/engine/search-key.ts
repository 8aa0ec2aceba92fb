/** As much of a person's names as a search looks at; an index holds no longer text. */
const LONGEST = 400;

/** Lower case without accents, so that "jose" finds "José". */
function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

export interface Searched {
  name: string;
  email: string | null;
  company: string | null;
}

/** The one text that a search for a lead looks into. */
export function searchKey({ name, email, company }: Searched): string {
  return plain([name, email ?? "", company ?? ""].join("\n")).slice(0, LONGEST);
}

/** What a search asks for: every word must be part of the key. */
export function searchWords(text: string): string[] {
  return plain(text)
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** A word's own words, where it has signs between them: those of an address that somebody typed wrong. */
export function wordsWithin(word: string): string[] {
  const parts = word.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== "");
  return parts.length > 1 ? parts : [word];
}

/**
 * How far a key's best place of one of each list's words is from the beginning of a name: the sum over
 * the lists of 0 where the key begins with one, 1 where one begins a word, 2 where it stands within.
 */
export function searchRank(key: string, asked: readonly (readonly string[])[]): number {
  const rankOf = (word: string) => {
    if (key.startsWith(word)) return 0;
    for (let at = key.indexOf(word); at > 0; at = key.indexOf(word, at + 1)) {
      if (!/[\p{L}\p{N}]/u.test(key.charAt(at - 1))) return 1;
    }
    return 2;
  };
  return asked.reduce((sum, words) => sum + Math.min(...words.map(rankOf)), 0);
}

/** A text in parts, those that a search for these words has found marked. */
export function markedParts(
  text: string,
  words: readonly string[],
): { text: string; isFound: boolean }[] {
  const letters = [...text];
  // Which letter each character of the plain text comes from.
  const origins: number[] = [];
  const whole = letters
    .map((letter, at) => {
      const one = plain(letter);
      for (let i = 0; i < one.length; i += 1) origins.push(at);
      return one;
    })
    .join("");
  const isFound = letters.map(() => false);
  for (const word of words) {
    for (let at = whole.indexOf(word); at >= 0 && word !== ""; at = whole.indexOf(word, at + 1)) {
      for (const origin of origins.slice(at, at + word.length)) isFound[origin] = true;
    }
  }
  const parts: { text: string; isFound: boolean }[] = [];
  letters.forEach((letter, at) => {
    const last = parts.at(-1);
    if (last && last.isFound === isFound[at]) last.text += letter;
    else parts.push({ text: letter, isFound: isFound[at] ?? false });
  });
  return parts;
}
