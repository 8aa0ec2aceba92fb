/** Shorter words are near too many others to guess what was meant. */
const SHORTEST = 4;
/** From so many letters on two slips are forgiven, not one. */
const LONG = 8;
/** A part of a word that an index of three letters can look up. */
const PART = 3;
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
/** Words that one typed word may stand for. */
const MOST_WORDS = 8;

/**
 * What texts with a word of one slip have: all parts of one of these lists. The slips are a letter too
 * many, too few, another one, and two that changed places. Selective lists first.
 */
export function partsNear(word: string): string[][] {
  const letters = [...word];
  const { length } = letters;
  if (length < SHORTEST) return [];
  const text = (from: number, to = length) => letters.slice(from, to).join("");
  const found = new Map<string, string[]>();
  const add = (...parts: string[]) => {
    const long = parts.filter((part) => [...part].length >= PART);
    if (long.length > 0) found.set(long.join("\n"), long);
  };
  for (let at = 0; at < length; at += 1) {
    const before = text(0, at);
    add(before + text(at + 1));
    if (at + 1 < length) add(`${before}${letters[at + 1]}${letters[at]}${text(at + 2)}`);
    const isShort = at < PART && length - at - 1 < PART;
    if (!isShort) add(before, text(at + 1));
    if (length > LONG - 3) continue;
    // Too short for parts around the slip: each letter that it could be.
    for (const letter of LETTERS) {
      if (isShort) add(before + letter + text(at + 1));
      if (at < PART && length - at < PART) add(before + letter + text(at));
    }
  }
  const weight = (parts: readonly string[]) => parts.join("").length;
  return [...found.values()].sort((one, other) => weight(other) - weight(one));
}

/** Slips between two words: letters added, left out, changed, or swapped with the next; at most `most` + 1. */
function slipsBetween(one: string, other: string, most: number): number {
  const a = [...one];
  const b = [...other];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let twoUp: number[] = [];
  let up = b.map((_, j) => j);
  up.push(b.length);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(
        (up[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (up[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (twoUp[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    twoUp = up;
    up = row;
  }
  return Math.min(up[b.length] ?? 0, most + 1);
}

/** Which letters a word has, a bit for each of a few kinds. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i += 1) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

/** Whether so few slips could lie between words of these letters: each changes two of them at most. */
function mayBeNear(one: number, other: number, most: number): boolean {
  let left = one ^ other;
  let bits = 0;
  for (; left !== 0; bits += 1) left &= left - 1;
  return bits <= 2 * most;
}

/**
 * Words in these texts that `word` may have been meant for, nearest first and then the most frequent:
 * whole ones, and the beginnings of those that are still being typed. Of short ones nothing is guessed.
 */
export function wordsNear(word: string, texts: Iterable<string>): string[] {
  const length = [...word].length;
  if (length < SHORTEST) return [];
  const most = length >= LONG ? 2 : 1;
  const found = new Map<string, { slips: number; times: number }>();
  const known = new Set<string>();
  const own = lettersOf(word);
  for (const text of texts) {
    for (const one of text.split(/[^\p{L}\p{N}]+/u)) {
      const met = found.get(one);
      if (met) met.times += 1;
      if (met || known.has(one) || one.length < PART) continue;
      known.add(one);
      const begun = one.length === length ? one : [...one].slice(0, length).join("");
      if (!mayBeNear(own, lettersOf(one), most) && !mayBeNear(own, lettersOf(begun), most))
        continue;
      const whole = slipsBetween(word, one, most);
      const begin = slipsBetween(word, begun, most);
      const slips = Math.min(whole, begin + 0.5);
      if (Math.min(whole, begin) <= most) found.set(one, { slips, times: 1 });
    }
  }
  return [...found]
    .sort(([, one], [, other]) => one.slips - other.slips || other.times - one.times)
    .slice(0, MOST_WORDS)
    .map(([near]) => near);
}
