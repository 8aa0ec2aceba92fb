"use client";

import { languageTexts } from "@/components/people/language-texts";
import { keepLanguage } from "@/components/shell/keep-language";
import { LANGUAGE_NAMES, LANGUAGES, language } from "@/lib/language";

/** The language of the pages before anybody is known. */
export function LanguageLinks() {
  return (
    <fieldset
      aria-label={languageTexts.title}
      className="mt-4 flex justify-center gap-4 border-line border-t pt-4 text-xs"
    >
      {LANGUAGES.map((offered) => (
        <button
          key={offered}
          type="button"
          lang={offered}
          aria-pressed={offered === language()}
          onClick={() => keepLanguage(offered)}
          className="rounded-md px-1.5 py-1 text-ink-muted hover:text-ink aria-pressed:font-medium aria-pressed:text-ink"
        >
          {LANGUAGE_NAMES[offered]}
        </button>
      ))}
    </fieldset>
  );
}
