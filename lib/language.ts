/** The languages that screens speak. English is written where it is said; others stand in a catalogue. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name: whoever looks for theirs reads that. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", de: "Deutsch" };

/** Keeps the choice of a browser, for the pages before anybody is known. */
export const LANGUAGE_COOKIE = "language";

/** The German of English texts, with what is filled in as {0}, {1}. */
export type Catalogue = Readonly<Record<string, string>>;

// The bundler loads a module more than once; all of them say the same.
const shared = globalThis as unknown as {
  handoffLanguage?: (() => Language) | undefined;
  handoffGerman?: Catalogue;
};

/** Says how to tell the language of whoever is answered now. */
export function setLanguage(current: () => Language): void {
  shared.handoffLanguage = current;
}

export function setGerman(catalogue: Catalogue): void {
  shared.handoffGerman = catalogue;
}

/** What stands beside English for whoever is answered now; nothing where they read English. */
export function catalogue(): Catalogue | undefined {
  return language() === "de" ? shared.handoffGerman : undefined;
}

/** The language of whoever is answered now. */
export function language(): Language {
  return shared.handoffLanguage?.() ?? "en";
}

export function parseLanguage(text: string | null | undefined): Language | null {
  return LANGUAGES.find((known) => known === text) ?? null;
}

/**
 * A text for the user in their language: t("Save"), or t`${count} leads`. Said when it is shown,
 * never while a module loads: on the server that would be one language for everybody.
 */
export function t(text: string): string;
export function t(parts: TemplateStringsArray, ...values: unknown[]): string;
export function t(text: string | TemplateStringsArray, ...values: unknown[]): string {
  const german = catalogue();
  if (typeof text === "string") return german?.[text] ?? text;
  const key = german && patternOf(text);
  const pattern = key === undefined ? undefined : german?.[key];
  if (pattern === undefined) return filled(text, values);
  return pattern.replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)]));
}

function filled(parts: TemplateStringsArray, values: readonly unknown[]): string {
  let said = parts[0] ?? "";
  for (const [place, value] of values.entries()) said += String(value) + (parts[place + 1] ?? "");
  return said;
}

/** "{0} leads" of `${count} leads`. */
function patternOf(parts: TemplateStringsArray): string {
  return parts.reduce((said, part, place) => `${said}{${place - 1}}${part}`);
}

/**
 * The same texts, each said in the reader's language when it is asked for. Where there are ids among
 * them, `only` names the properties that are texts.
 */
export function translated<T extends object>(texts: T, only?: readonly string[]): T {
  for (const [key, { value: text }] of Object.entries(Object.getOwnPropertyDescriptors(texts))) {
    if (typeof text === "object" && text !== null) translated(text, only);
    else if (typeof text === "string" && (!only || only.includes(key))) {
      Object.defineProperty(texts, key, { enumerable: true, get: () => t(text) });
    }
  }
  return texts;
}

/** Both in one, each text still said when it is asked for: what spreads them says them at once. */
export function joined<A extends object, B extends object>(one: A, other: B): A & B {
  const both = Object.defineProperties({}, Object.getOwnPropertyDescriptors(one));
  return Object.defineProperties(both, Object.getOwnPropertyDescriptors(other)) as A & B;
}

/** A name within a sentence: German writes nouns with a capital everywhere. */
export function within(name: string): string {
  return language() === "de" ? name : name.toLowerCase();
}

/** A name or what somebody typed, in the quotation marks of the language: “Ada”, „Ada“. */
export function quoted(text: string): string {
  return language() === "de" ? `„${text}“` : `“${text}”`;
}

/** For what is read from files, or stored for readers of any language. */
export function inEnglish<T>(say: () => T): T {
  return inLanguage("en", say);
}

/** For whoever else is to read it, such as a mail's reader. `say` does not wait for anything. */
export function inLanguage<T>(spoken: Language, say: () => T): T {
  const current = shared.handoffLanguage;
  shared.handoffLanguage = () => spoken;
  try {
    return say();
  } finally {
    shared.handoffLanguage = current;
  }
}
