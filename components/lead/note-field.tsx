"use client";

import { useEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { Button } from "@/components/ui/button";
import { TextArea, type TextAreaProps } from "@/components/ui/text-area";
import type { Colleague } from "@/lib/users/schema";
import { touchTexts as texts } from "./touch-texts";

const MOST_HINTS = 6;
/** An "@" that begins a word, and what stands after it at the end of the text. */
const BEGUN = /(?:^|[^\p{L}\p{N}_])@([^@\n]{0,40})$/u;

interface NoteFieldProps extends Omit<TextAreaProps, "value" | "onChange"> {
  value: string;
  onChange: (text: string) => void;
}

/** A note in which an "@" offers the colleagues whose names go on as what follows it. */
export function NoteField({ value, onChange, ...props }: NoteFieldProps) {
  const field = useRef<HTMLDivElement>(null);
  const [people, setPeople] = useState<readonly Colleague[] | null>(null);
  const begun = BEGUN.exec(value)?.[1]?.toLowerCase() ?? null;
  const isWanted = begun !== null && people === null;
  useEffect(() => {
    if (!isWanted) return;
    const left = new AbortController();
    void fetchJson<Colleague[]>("/api/queue/people", left.signal).then((outcome) =>
      setPeople(outcome.ok ? outcome.value.filter(({ active }) => active) : []),
    );
    return () => left.abort();
  }, [isWanted]);

  const names = new Set((people ?? []).map(({ name }) => name));
  const hints =
    begun === null
      ? []
      : [...names].filter((name) => name.toLowerCase().startsWith(begun)).slice(0, MOST_HINTS);
  const mention = (name: string) => {
    onChange(`${value.slice(0, value.length - (begun?.length ?? 0))}${name} `);
    field.current?.querySelector("textarea")?.focus();
  };
  return (
    <div ref={field} className="flex flex-col gap-1.5">
      <TextArea {...props} value={value} onChange={onChange} />
      <p role="status" className="sr-only">
        {hints.length > 0 ? texts.mentionable(hints.length) : ""}
      </p>
      {hints.length > 0 ? (
        <ul aria-label={texts.mention} className="flex flex-wrap gap-1.5">
          {hints.map((name) => (
            <li key={name}>
              <Button size="sm" onPress={() => mention(name)}>
                @{name}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
