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
  const parts = withTerms(text);
  return parts.map(({ text: part, entry }, i) =>
    entry ? (
      // A line may break before and after a button, even between it and its comma.
      <span key={entry.id} className="whitespace-nowrap">
        {aroundTerms(parts[i - 1]?.text ?? "", i > 1, true).opening}
        <Term entry={entry} word={part} />
        {aroundTerms(parts[i + 1]?.text ?? "", true, false).closing}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change its parts' order
      <Fragment key={i}>{aroundTerms(part, i > 0, i < parts.length - 1).between}</Fragment>
    ),
  );
}

const CLOSING = /^[^\s\p{L}\p{N}(„“«]+/u;
const OPENING = /[(„“«"]+$/u;

/** What of a text between terms belongs to the term before it and to the one after it. */
function aroundTerms(text: string, isAfter: boolean, isBefore: boolean) {
  const closing = isAfter ? (CLOSING.exec(text)?.[0] ?? "") : "";
  const rest = text.slice(closing.length);
  const opening = isBefore ? (OPENING.exec(rest)?.[0] ?? "") : "";
  return { closing, between: rest.slice(0, rest.length - opening.length), opening };
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
