import { Download, Users } from "lucide-react";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { numberText } from "@/lib/format";
import { KIND_INFO } from "@/lib/imports/schema";
import type { ImportPage } from "@/lib/imports/schema/views";
import { Counts } from "./counts";
import { ProblemTable } from "./problem-table";
import { rowsText } from "./words";

const TONES = { done: "good", failed: "bad", cancelled: "warn" } as const;

/** How an import ended, and what is left to do about it. */
export function ResultCard({ page }: { page: ImportPage }) {
  const { view, errors, warnings, warningCount } = page;
  const { id, kind, counts } = view;
  const changed = counts.created + counts.updated;
  const said =
    changed > 0
      ? `${rowsText(changed)} changed something.`
      : counts.rows > 0
        ? "The workspace already knew all of it."
        : "Nothing was brought in.";
  const tone = TONES[view.state as keyof typeof TONES] ?? "info";
  return (
    <>
      <Notice tone={tone} title={view.message ?? said}>
        {counts.failed > 0
          ? `${rowsText(counts.failed)} could not be taken. Download them, correct them and import that file: rows that are in already do not change.`
          : null}
      </Notice>
      <Card
        title="What became of the rows"
        actions={
          kind === "leads" && changed > 0 ? (
            <LinkButton href={`/leads?importId=${id}`} icon={<Users aria-hidden="true" />}>
              Show these leads
            </LinkButton>
          ) : kind === "costs" && changed > 0 ? (
            <LinkButton href="/spend">Show the costs</LinkButton>
          ) : kind === "budgets" && changed > 0 ? (
            <LinkButton href="/spend/budgets">Show the budgets</LinkButton>
          ) : null
        }
      >
        <Counts counts={counts} />
      </Card>
      {errors.length > 0 ? (
        <Card
          title={`Refused: ${rowsText(counts.failed)}`}
          description={
            counts.failed > errors.length ? `The first ${errors.length} of them.` : undefined
          }
          actions={
            <LinkButton
              href={`/api/imports/${id}/problems`}
              download=""
              icon={<Download aria-hidden="true" />}
            >
              Download them
            </LinkButton>
          }
          isFlush
        >
          <ProblemTable label="Refused rows" problems={errors} />
        </Card>
      ) : null}
      {warnings.length > 0 ? (
        <Card
          title={`Taken with a remark: ${rowsText(warningCount)}`}
          description={
            warningCount > warnings.length ? `The first ${numberText(warnings.length)}.` : undefined
          }
          actions={
            <LinkButton
              href={`/api/imports/${id}/problems?severity=warning`}
              download=""
              icon={<Download aria-hidden="true" />}
            >
              Download them
            </LinkButton>
          }
          isFlush
        >
          <ProblemTable label={`${KIND_INFO[kind].name} taken with a remark`} problems={warnings} />
        </Card>
      ) : null}
    </>
  );
}
