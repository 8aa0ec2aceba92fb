import { Download, Users } from "lucide-react";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { numberText } from "@/lib/format";
import { type ImportView, KIND_INFO } from "@/lib/imports/schema";
import type { ImportPage } from "@/lib/imports/schema/views";
import { t } from "@/lib/language";
import { ContinueButton } from "./continue-button";
import { Counts } from "./counts";
import { KeptTable } from "./kept-table";
import { ProblemTable } from "./problem-table";
import { UndoButton } from "./undo-button";
import { rowsText } from "./words";

const TONES = { done: "good", failed: "bad", cancelled: "warn" } as const;

function undoneText({ undo }: ImportView): string {
  const { removed = 0, restored = 0, kept = 0 } = undo ?? {};
  const left = kept > 0 ? t`, ${numberText(kept)} left as they are` : "";
  return t`Undone: ${numberText(removed)} removed, ${numberText(restored)} changed back${left}.`;
}

/** How an import ended, and what is left to do about it. */
export function ResultCard({ page, mayRun }: { page: ImportPage; mayRun: boolean }) {
  const { view, errors, warnings, warningCount, kept } = page;
  const { id, kind, counts } = view;
  const isUndone = view.state === "undone";
  const changed = isUndone ? 0 : counts.created + counts.updated;
  const said = isUndone
    ? undoneText(view)
    : changed > 0
      ? t`${rowsText(changed)} changed something.`
      : counts.rows > 0
        ? t("The workspace already knew all of it.")
        : t("Nothing was brought in.");
  const tone = TONES[view.state as keyof typeof TONES] ?? "info";
  return (
    <>
      <Notice
        tone={tone}
        title={view.message ?? said}
        action={mayRun && page.canContinue ? <ContinueButton id={id} /> : null}
      >
        {counts.failed > 0 && !isUndone
          ? t`${rowsText(counts.failed)} could not be taken. Download them, correct them and import that file: rows that are in already do not change.`
          : null}
      </Notice>
      <Card
        title={t("What became of the rows")}
        actions={
          <>
            {kind === "leads" && changed > 0 ? (
              <LinkButton href={`/leads?importId=${id}`} icon={<Users aria-hidden="true" />}>
                {t("Show these leads")}
              </LinkButton>
            ) : kind === "costs" && changed > 0 ? (
              <LinkButton href="/spend">{t("Show the costs")}</LinkButton>
            ) : kind === "budgets" && changed > 0 ? (
              <LinkButton href="/spend/budgets">{t("Show the budgets")}</LinkButton>
            ) : null}
            {mayRun && page.canUndo ? <UndoButton id={id} kind={kind} isRest={isUndone} /> : null}
          </>
        }
      >
        <Counts counts={counts} />
      </Card>
      {kept.length > 0 ? (
        <Card
          title={t`Left as they are: ${numberText(view.undo?.kept ?? kept.length)}`}
          description={t(
            "Undoing them would have lost what somebody did since. Change that back and undo the rest, or keep them.",
          )}
          actions={
            <LinkButton
              href={`/api/imports/${id}/problems?severity=kept`}
              download=""
              icon={<Download aria-hidden="true" />}
            >
              {t("Download them")}
            </LinkButton>
          }
          isFlush
        >
          <KeptTable kind={kind} kept={kept} />
        </Card>
      ) : null}
      {errors.length > 0 ? (
        <Card
          title={t`Refused: ${rowsText(counts.failed)}`}
          description={
            counts.failed > errors.length ? t`The first ${errors.length} of them.` : undefined
          }
          actions={
            <LinkButton
              href={`/api/imports/${id}/problems`}
              download=""
              icon={<Download aria-hidden="true" />}
            >
              {t("Download them")}
            </LinkButton>
          }
          isFlush
        >
          <ProblemTable label={t("Refused rows")} problems={errors} />
        </Card>
      ) : null}
      {warnings.length > 0 ? (
        <Card
          title={t`Taken with a remark: ${rowsText(warningCount)}`}
          description={
            warningCount > warnings.length
              ? t`The first ${numberText(warnings.length)}.`
              : undefined
          }
          actions={
            <LinkButton
              href={`/api/imports/${id}/problems?severity=warning`}
              download=""
              icon={<Download aria-hidden="true" />}
            >
              {t("Download them")}
            </LinkButton>
          }
          isFlush
        >
          <ProblemTable
            label={t`${KIND_INFO[kind].name} taken with a remark`}
            problems={warnings}
          />
        </Card>
      ) : null}
    </>
  );
}
