import { type Catalogue, catalogue } from "@/lib/language";

/** A text of the catalogue as a sentence that was stored holds it. */
interface Pattern {
  matches: RegExp;
  translation: string;
  /** The longest part that is always the same, and how much of it all is. */
  longest: string;
  letters: number;
  /** Places between quotation marks, or before a colon: what somebody wrote, and so stays. */
  quoted: ReadonlySet<number>;
}

const PLACE = /\{\d\}/;

function patternOf([text, translation]: [string, string]): Pattern {
  const parts = text.split(PLACE);
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const quoted = [...text.matchAll(/“\{(\d)\}”|^\{(\d)\}: /g)].map(([, one, first]) =>
    Number(one ?? first),
  );
  return {
    matches: new RegExp(`^${escaped.join("(.+?)")}$`, "s"),
    translation,
    longest: parts.toSorted((a, b) => b.length - a.length)[0] ?? "",
    letters: parts.join("").length,
    quoted: new Set(quoted),
  };
}

const patternsOf = new WeakMap<Catalogue, readonly Pattern[]>();

/** Those that say enough to be told from what people write, the most telling first. */
function patterns(german: Catalogue): readonly Pattern[] {
  const known = patternsOf.get(german);
  if (known) return known;
  const made = Object.entries(german)
    .filter(([text]) => PLACE.test(text))
    .map(patternOf)
    .filter(({ longest }) => /[A-Za-z]+ [A-Za-z]+/.test(longest))
    .sort((a, b) => b.letters - a.letters);
  patternsOf.set(german, made);
  return made;
}

/** `isNamed`: what is filled in are names and figures, which stay. */
function sentence(text: string, german: Catalogue, isNamed: boolean): string | null {
  if (text in german) return german[text] ?? null;
  const found = patterns(german).find(
    ({ longest, matches }) => text.includes(longest) && matches.test(text),
  );
  if (!found) return null;
  const [, ...filled] = found.matches.exec(text) ?? [];
  return found.translation.replace(/\{(\d)\}/g, (_, place) => {
    const part = filled[Number(place)] ?? "";
    const stays = isNamed || found.quoted.has(Number(place));
    return stays ? part : (sentence(part, german, false) ?? part);
  });
}

/**
 * Sentences of ours that were stored in English, in the reader's language; one that is not known stays
 * as it is. For texts that nobody but the program writes. `isNamed`: all that is filled in are names and
 * figures; else it may be sentences of ours, too.
 */
export function saidAgain(text: string, isNamed = false): string {
  const german = catalogue();
  if (!german) return text;
  const parts = text.split(/(?<=[.!?”]) /);
  const said: string[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = from + 1;
    let found = sentence(parts.slice(from, to).join(" "), german, isNamed);
    // What is filled in may look like the end of a sentence.
    while (found === null && to < parts.length) {
      to += 1;
      found = sentence(parts.slice(from, to).join(" "), german, isNamed);
    }
    said.push(found ?? parts[from] ?? "");
    from = found === null ? from + 1 : to;
  }
  return said.join(" ");
}
