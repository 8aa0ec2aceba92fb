import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";
import { LANGUAGE_COOKIE, type Language, parseLanguage, setLanguage } from "@/lib/language";

/** What holds for one request; who is signed in may change it once they are known. */
interface Speech {
  language: Language;
  /** Whether this browser was told so by a person, before anybody was known. */
  isChosen: boolean;
  /** What programs and visitors get is in one language, whoever asks. */
  isFixed: boolean;
}

const shared = globalThis as unknown as { handoffSpeech?: AsyncLocalStorage<Speech> };
shared.handoffSpeech ??= new AsyncLocalStorage<Speech>();
const speech = shared.handoffSpeech;

/** For programs, for what browsers send by themselves, and for forms of visitors. */
const FIXED = /^\/(api\/(v1|t|health|auth)|f)(\/|$|\?)/;

/** From now on texts are said in the language of the request that they answer. */
export function speakByRequest(): void {
  setLanguage(() => speech.getStore()?.language ?? "en");
}

/** Answers a request in the language that its browser chose or asks for. */
export function answering<T>(request: IncomingMessage, answer: () => T): T {
  const isFixed = FIXED.test(request.url ?? "");
  const chosen = isFixed ? null : chosenBy(request);
  const asked = isFixed ? "en" : preferred(request.headers["accept-language"] ?? "");
  return speech.run({ language: chosen ?? asked, isChosen: chosen !== null, isFixed }, answer);
}

/**
 * Goes on in the language of the person who turned out to ask (`own`). Of those without a choice of
 * their own, what was chosen in this browser goes before what the workspace says.
 */
export function speak(own: Language | null, workspace: Language | null): void {
  const current = speech.getStore();
  if (!current || current.isFixed) return;
  current.language = own ?? (current.isChosen ? null : workspace) ?? current.language;
}

/** Does all of that work in English, as what is kept for readers of any language needs it. */
export function workingInEnglish<T>(work: () => Promise<T>): Promise<T> {
  return speech.run({ language: "en", isChosen: true, isFixed: true }, work);
}

function chosenBy({ headers }: IncomingMessage): Language | null {
  const [, chosen] =
    new RegExp(`(?:^|; *)${LANGUAGE_COOKIE}=(\\w+)`).exec(headers.cookie ?? "") ?? [];
  return parseLanguage(chosen);
}

/** The first of our languages in "de-CH, de;q=0.9, en;q=0.8". Source: RFC 9110, 12.5.4. */
export function preferred(accepted: string): Language {
  const asked = accepted
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(/ *; */);
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return {
        language: parseLanguage(tag.slice(0, 2).toLowerCase()),
        weight: Number(weight ?? 1),
      };
    })
    .filter(({ language, weight }) => language !== null && weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return asked[0]?.language ?? "en";
}
