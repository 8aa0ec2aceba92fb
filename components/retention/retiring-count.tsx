"use client";

import type { RetiringStage } from "@/lib/engine/retention";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import { retentionTexts as texts } from "./texts";

export interface Counted {
  leads: number;
  /** Nothing happened to them since (epoch ms). */
  before: number;
}

/** How many leads a rule would erase now, and the way to them; `answer` null while it is counted. */
export function RetiringCount({
  answer,
  stages,
  timeZone,
}: {
  answer: Counted | string | null;
  stages: readonly RetiringStage[];
  timeZone: string;
}) {
  return (
    <p aria-live="polite" className="tabular rounded-md bg-sunken px-3 py-2">
      {answer === null ? texts.counting : null}
      {typeof answer === "string" ? answer : null}
      {answer !== null && typeof answer === "object" ? (
        <>
          {answer.leads === 0 ? texts.nobody : texts.would(answer.leads)}.{" "}
          {texts.since(answer.before, timeZone)}{" "}
          {answer.leads > 0 ? (
            <a
              href={`/leads?${filterToParams({ stage: [...stages], quietBefore: answer.before })}`}
              className="link"
            >
              {texts.show}
            </a>
          ) : null}
        </>
      ) : null}
    </p>
  );
}
