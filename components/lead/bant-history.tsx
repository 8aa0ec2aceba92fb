"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { BANT_LEVEL_NAMES, BANT_NAMES } from "@/lib/engine/bant";
import { bantValueText, earlierAnswers } from "@/lib/engine/bant-answers";
import { momentText } from "@/lib/format";
import type { BantItem } from "@/lib/qualification/schema";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";

/** The answers that later ones took the place of, newest first; what stands is in the form. */
export function BantHistory({ answers }: { answers: readonly BantItem[] }) {
  const { timeZone } = useDesk();
  const earlier = earlierAnswers(answers);
  if (earlier.length === 0) return null;
  return (
    <Disclosure title={`${leadTexts.bant.history} (${earlier.length})`}>
      <ol className="flex flex-col gap-2">
        {earlier.map((answer) => (
          <li key={answer.id}>
            <p>
              <span className="font-medium">{BANT_NAMES[answer.dimension]}</span>:{" "}
              {BANT_LEVEL_NAMES[answer.level].toLowerCase()}
              {answer.value ? ` · ${bantValueText(answer.dimension, answer.value)}` : ""}
            </p>
            {answer.evidence ? <p className="whitespace-pre-line">{answer.evidence}</p> : null}
            <p className="text-ink-faint text-xs">
              {answer.actorName}, {momentText(answer.at, timeZone)}
            </p>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
