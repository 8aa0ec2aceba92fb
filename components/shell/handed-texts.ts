/** Texts that a page's screen is drawn from: themselves, or the name of the part of the page that has them. */
export type HandedTexts = readonly string[] | string;

/** Pages being answered at once; of more than these some would be asked for again. */
const MOST_WAITING = 300;

// The page and its screen are separate programs within the server.
const shared = globalThis as unknown as {
  handoffTexts?: { given: number; waiting: Map<string, readonly string[]> };
};

/**
 * Hands a page's texts to its screen. What a page gives to a component of the browser is written, read
 * and written again before it is sent; a page that is opened by its address has its texts in its
 * markup instead. Whoever cannot say that this is a document, such as the browser's router, gets the
 * texts themselves.
 */
export function handOver(asked: Headers, texts: readonly string[]): HandedTexts {
  if (!asked.get("accept")?.includes("text/html")) return texts;
  shared.handoffTexts ??= { given: 0, waiting: new Map() };
  const { waiting } = shared.handoffTexts;
  const [oldest] = waiting.keys();
  // Whose reader left before the answer.
  if (oldest !== undefined && waiting.size >= MOST_WAITING) waiting.delete(oldest);
  shared.handoffTexts.given += 1;
  const name = `texts-${shared.handoffTexts.given}`;
  waiting.set(name, texts);
  return name;
}

/** What was handed over, for the screen on the server. */
export function takeOver(name: string): readonly string[] | null {
  const waiting = shared.handoffTexts?.waiting;
  const texts = waiting?.get(name) ?? null;
  waiting?.delete(name);
  return texts;
}

const TYPE = "application/json";

/** The texts, each in JSON, as markup. */
export function textsMarkup(texts: readonly string[]): string {
  return texts
    .map((text) => `<script type="${TYPE}">${text.replaceAll(NOT_PLAIN, inJson)}</script>`)
    .join("");
}

// Text with other letters takes the server four times as long to send.
const NOT_PLAIN = /[<\u0080-\uffff]/g;
const inJson = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

// A screen that is gone comes back without its markup.
const seen = new Map<string, readonly string[]>();

/** The texts that the part of that name has, in the browser; null when there is none. */
export function textsInPage(name: string): readonly string[] | null {
  const known = seen.get(name);
  if (known) return known;
  const scripts = document.querySelectorAll(`#${name} > script[type="${TYPE}"]`);
  if (scripts.length === 0) return null;
  const texts = [...scripts].map((script) => script.textContent ?? "");
  seen.set(name, texts);
  return texts;
}
