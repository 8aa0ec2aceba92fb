"use client";

import { Fragment } from "react";
import { Button } from "react-aria-components";
import { useMounted } from "@/components/shell/use-mounted";
import { Popover } from "@/components/ui/popover";
import { type GlossaryEntry, withTerms } from "@/lib/engine/glossary";
import { helpTexts } from "./texts";

/** A text whose words of the field open what they mean. */
export function WithTerms({ text }: { text: string }) {
  // They open in the browser only; until then the words are enough.
  if (!useMounted()) return text;
  return withTerms(text).map(({ text: part, entry }, i) =>
    entry ? (
      <Term key={entry.id} entry={entry} word={part} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change its parts' order
      <Fragment key={i}>{part}</Fragment>
    ),
  );
}

function Term({ entry, word }: { entry: GlossaryEntry; word: string }) {
  return (
    <>
      <Popover
        label={entry.name}
        trigger={
          <Button className="rounded-sm underline decoration-dotted decoration-ink-faint underline-offset-3 hover:text-ink hover:decoration-solid print:hidden">
            {word}
          </Button>
        }
      >
        <p className="font-medium">{entry.name}</p>
        <p className="mt-1 text-ink-muted">{entry.meaning}</p>
        <p className="mt-2 text-xs">
          <a className="link" href="/help">
            {helpTexts.allTerms}
          </a>
        </p>
      </Popover>
      {/* On paper nothing opens. */}
      <span className="hidden print:inline">{word}</span>
    </>
  );
}
