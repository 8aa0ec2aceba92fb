"use client";

import { useMemo } from "react";
import { GoalsCard } from "@/components/goals/goals-card";
import { judgedGoals } from "@/components/goals/judged-goals";
import type { HandedTexts } from "@/components/shell/handed-texts";
import { KeptSketch } from "@/components/shell/kept-sketch";
import { LiveSpend } from "@/components/spend/live-spend";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page-header";
import { ReportActionsFrame } from "./report-actions-frame";
import { outcomeOf, reportOf } from "./report-data";
import { ReportFiltersFrame } from "./report-filters-frame";
import { fittingHref } from "./report-links";
import { reportTexts } from "./report-texts";
import { ReportView } from "./report-view";

/** A report's page, which shows what is done to costs as it happens. */
export function LiveReport({ given }: { given: HandedTexts }) {
  return (
    <>
      <LiveSpend />
      <ReportScreen given={given} />
    </>
  );
}

/** The report itself. The server draws its words and figures, the browser adds what can be used. */
export function ReportScreen({ given }: { given: HandedTexts }) {
  return <KeptSketch given={given} draw={drawn} />;
}

const drawn = ([text = "", outcomeText = ""]: readonly string[]) => (
  <DrawnReport text={text} outcomeText={outcomeText} />
);

export function DrawnReport({ text, outcomeText }: { text: string; outcomeText: string }) {
  const { info, given, choices, goals, views, viewer } = useMemo(() => reportOf(text), [text]);
  const outcome = useMemo(() => outcomeOf(outcomeText), [outcomeText]);
  const result = outcome.ok ? outcome.value : null;
  const fitting = fittingHref(info, given ?? {});
  const judged = result ? judgedGoals(goals, result) : [];
  return (
    <Page>
      <PageHeader
        title={info.title}
        description={info.question}
        back={
          <a href="/reports" className="link">
            {reportTexts.title}
          </a>
        }
        actions={
          <ReportActionsFrame
            name={info.name}
            given={given}
            result={result}
            views={views}
            viewer={viewer}
          />
        }
      >
        <ReportFiltersFrame
          key={info.name}
          info={info}
          given={given ?? {}}
          used={result}
          choices={choices}
        />
      </PageHeader>
      {outcome.ok ? (
        <>
          <GoalsCard
            goals={judged}
            currency={outcome.value.currency}
            mayWrite={viewer.maySetGoals}
          />
          <ReportView result={outcome.value} goals={judged} />
        </>
      ) : (
        <Notice tone="bad">
          {outcome.message}
          {fitting === null ? null : (
            <>
              {" "}
              <a href={fitting} className="link">
                {reportTexts.showWithout}
              </a>
            </>
          )}
        </Notice>
      )}
    </Page>
  );
}
