import { searchWords } from "@/lib/engine/search-key";

/** Those of the words that can be read in the texts, as they are written there; the most `most` of them. */
export function writtenWords(
  texts: readonly (string | null | undefined)[],
  words: readonly string[],
  most: number,
): string[] {
  const written = new Map<string, string>();
  for (const text of texts) {
    for (const one of (text ?? "").split(/[^\p{L}\p{N}]+/u)) {
      const word = searchWords(one).join("");
      if (words.includes(word) && !written.has(word)) written.set(word, one);
    }
  }
  return [...written.values()].slice(0, most);
}
