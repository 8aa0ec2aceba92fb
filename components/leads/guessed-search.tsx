"use client";

import { useFound, writtenGuesses } from "@/components/palette/use-found";
import { filterTexts } from "./filter-texts";

/** Says of leads that a search shows that none has what was typed, and what they have instead. */
export function GuessedSearch({ text = "" }: { text?: string | undefined }) {
  const { found, guesses, isAsking } = useFound(text);
  const isGuessed = found !== null && !isAsking && guesses.length > 0 && found.leads.length > 0;
  return (
    <p role="status" className="w-full text-warn-ink text-xs empty:hidden">
      {isGuessed ? filterTexts.guessed(text.trim(), writtenGuesses(found, guesses)) : ""}
    </p>
  );
}
