"use client";

import { useEffect, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { searchWords } from "@/lib/engine/search-key";
import type { Failure, Outcome } from "@/lib/operations/outcome";
import type { Found } from "@/lib/search/schema";
import { writtenWords } from "./written-words";

const TYPING_MS = 120;
/** The index knows words of so many letters. */
const LEAST = 3;

export function isSearched(text: string): boolean {
  return searchWords(text).some((word) => [...word].length >= LEAST);
}

/** Guessed words that are told. */
const MOST_TOLD = 3;

/** Guesses as they are written in what was found, for people. */
export function writtenGuesses({ leads }: Found, guesses: readonly string[]): string[] {
  return writtenWords(
    leads.flatMap(({ name, company }) => [name, company]),
    guesses,
    MOST_TOLD,
  );
}

function guessesOf(found: Found | null, text: string): string[] {
  const typed = searchWords(text);
  return (found?.words ?? []).filter((word) => !typed.includes(word));
}

/**
 * What a search for the text finds; what was found before stays while it is asked. An answer that a
 * later question has overtaken is dropped.
 */
export function useFound(text: string): {
  found: Found | null;
  /** Words that were found in the place of some that nobody has. */
  guesses: readonly string[];
  isAsking: boolean;
  /** Why nothing could be asked. */
  failure: Failure | null;
} {
  const wanted = isSearched(text) ? text.trim() : "";
  const [answer, setAnswer] = useState<{ text: string; outcome: Outcome<Found> } | null>(null);
  useEffect(() => {
    if (wanted === "") return;
    const left = new AbortController();
    const timer = setTimeout(async () => {
      const address = `/api/search?${new URLSearchParams({ text: wanted })}`;
      const outcome = await fetchJson<Found>(address, left.signal);
      setAnswer({ text: wanted, outcome });
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [wanted]);
  if (wanted === "") return { found: null, guesses: [], isAsking: false, failure: null };
  const isAsking = answer?.text !== wanted;
  const found = answer?.outcome.ok ? answer.outcome.value : null;
  return {
    found,
    guesses: guessesOf(found, answer?.text ?? ""),
    isAsking,
    failure: isAsking || answer.outcome.ok ? null : answer.outcome,
  };
}
