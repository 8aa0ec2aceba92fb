"use client";

import { useMemo } from "react";
import { GoalsCard } from "@/components/goals/goals-card";
import { judgedGoals } from "@/components/goals/judged-goals";
import { KeptSketch } from "@/components/shell/kept-sketch";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page-header";
import { ReportActionsFrame } from "./report-actions-frame";
import { outcomeOf, reportOf } from "./report-data";
import { ReportFiltersFrame } from "./report-filters-frame";
import { reportTexts } from "./report-texts";
import { ReportView } from "./report-view";

/** A report's page. The server draws its words and figures, the browser adds what can be used. */
export function ReportScreen({ text, outcomeText }: ReportTexts) {
  return (
    <KeptSketch data={text + outcomeText}>
      <DrawnReport text={text} outcomeText={outcomeText} />
    </KeptSketch>
  );
}

interface ReportTexts {
  text: string;
  outcomeText: string;
}

export function DrawnReport({ text, outcomeText }: ReportTexts) {
  const { info, given, choices, goals, views, viewer } = useMemo(() => reportOf(text), [text]);
  const outcome = useMemo(() => outcomeOf(outcomeText), [outcomeText]);
  const result = outcome.ok ? outcome.value : null;
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
        <Notice tone="bad">{outcome.message}</Notice>
      )}
    </Page>
  );
}
