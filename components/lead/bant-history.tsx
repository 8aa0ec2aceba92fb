"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { BANT_LEVEL_NAMES, BANT_NAMES } from "@/lib/engine/bant";
import { isoDayText } from "@/lib/engine/locale";
import { momentText } from "@/lib/format";
import type { BantItem } from "@/lib/qualification/schema";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";

/** Every answer that was ever given, newest first. */
export function BantHistory({ answers }: { answers: readonly BantItem[] }) {
  const { timeZone } = useDesk();
  if (answers.length === 0) return null;
  return (
    <Disclosure title={`${leadTexts.bant.history} (${answers.length})`}>
      <ol className="flex flex-col gap-2">
        {answers.map((answer) => (
          <li key={answer.id}>
            <p>
              <span className="font-medium">{BANT_NAMES[answer.dimension]}</span>:{" "}
              {BANT_LEVEL_NAMES[answer.level].toLowerCase()}
              {answer.value ? ` · ${isoDayText(answer.value)}` : ""}
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
