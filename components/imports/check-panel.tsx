"use client";

import { useEffect, useRef } from "react";
import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/meter";
import { Notice } from "@/components/ui/notice";
import type { CheckResult } from "@/lib/imports/schema/views";
import { t } from "@/lib/language";
import { Counts } from "./counts";
import { ProblemTable } from "./problem-table";
import type { CheckState } from "./use-check";
import { rowsText } from "./words";

/** What importing would do, while it is found out and after: brought into sight, as it stands below a long list. */
export function CheckPanel({ state }: { state: CheckState }) {
  const { kind } = state;
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (kind !== "none") panel.current?.scrollIntoView({ block: "nearest" });
  }, [kind]);
  if (kind === "none") return null;
  return (
    <div ref={panel} className="flex scroll-mt-20 scroll-mb-24 flex-col gap-4">
      <CheckFinding state={state} />
    </div>
  );
}

function CheckFinding({ state }: { state: Exclude<CheckState, { kind: "none" }> }) {
  if (state.kind === "refused") return <Notice tone="bad" title={state.message} />;
  if (state.kind === "running") {
    return (
      <Card>
        <ProgressBar
          label={t`Checking: ${rowsText(state.counts.rows)}`}
          value={state.readBytes}
          maxValue={Math.max(1, state.fileBytes)}
        />
      </Card>
    );
  }
  return <CheckResultCard result={state.result} />;
}

function CheckResultCard({ result }: { result: CheckResult }) {
  const { counts, problems, notes, warnings } = result;
  return (
    <>
      {notes.map((note) => (
        <Notice key={note} tone="warn">
          {note}
        </Notice>
      ))}
      <Card
        title={t("What would happen")}
        description={
          warnings > 0
            ? t`Nothing was changed yet. ${rowsText(warnings)} would be taken with a remark.`
            : t("Nothing was changed yet.")
        }
      >
        <Counts counts={counts} />
      </Card>
      {problems.length > 0 ? (
        <Card
          title={t`Would be refused: ${rowsText(counts.failed)}`}
          description={
            counts.failed > problems.length ? t`The first ${problems.length} of them.` : undefined
          }
          isFlush
        >
          <ProblemTable label={t("Rows that would be refused")} problems={problems} />
        </Card>
      ) : null}
    </>
  );
}
