"use client";

import { Refusal } from "@/components/lead-moves/refusal";
import { languageTexts } from "@/components/people/language-texts";
import { useAction } from "@/components/people/use-action";
import { keepLanguage } from "@/components/shell/keep-language";
import { Select } from "@/components/ui/select";
import { LANGUAGE_NAMES, LANGUAGES, type Language, parseLanguage } from "@/lib/language";
import { setLanguageAction } from "@/lib/users/actions";

/** The language of one's own screens and mails. */
export function LanguageForm({ language }: { language: Language | null }) {
  const { run, failure } = useAction(setLanguageAction);

  async function choose(value: string) {
    const chosen = parseLanguage(value);
    const outcome = await run({ language: chosen });
    if (outcome.ok) keepLanguage(chosen);
  }

  return (
    <div className="flex max-w-sm flex-col gap-4">
      <Refusal failure={failure} />
      <Select
        label={languageTexts.title}
        hideLabel
        value={language ?? "browser"}
        options={[
          { value: "browser", label: languageTexts.none },
          ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
        ]}
        onChange={(value) => void choose(value)}
      />
    </div>
  );
}
