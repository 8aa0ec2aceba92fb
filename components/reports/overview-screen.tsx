"use client";

import { useMemo } from "react";
import { MissedGoals } from "@/components/alerts/missed-goals";
import { DriftNotice } from "@/components/criteria/drift-notice";
import { NewDraftFrame } from "@/components/criteria/new-draft-frame";
import { GoalTable } from "@/components/goals/goal-table";
import { goalTexts } from "@/components/goals/goal-texts";
import type { HandedTexts } from "@/components/shell/handed-texts";
import { KeptSketch } from "@/components/shell/kept-sketch";
import { Page, PageHeader } from "@/components/ui/page-header";
import { ViewTable } from "@/components/views/view-table";
import { viewTexts } from "@/components/views/view-texts";
import { ReportOverview } from "./overview";
import { overviewOf } from "./report-data";
import { reportTexts } from "./report-texts";

/** The page of all reports. */
export function OverviewScreen({ given }: { given: HandedTexts }) {
  return <KeptSketch given={given} draw={drawn} />;
}

const drawn = ([text = ""]: readonly string[]) => <DrawnOverview text={text} />;

export function DrawnOverview({ text }: { text: string }) {
  const { overview, reports, drift, missed, goals, views, timeZone, currency, viewer } = useMemo(
    () => overviewOf(text),
    [text],
  );
  return (
    <Page>
      <PageHeader title={reportTexts.title} description={reportTexts.description} />
      <DriftNotice
        drift={drift}
        timeZone={timeZone}
        action={drift && viewer.mayDraft ? <NewDraftFrame from={drift.version} /> : null}
      />
      <MissedGoals alerts={missed} timeZone={timeZone} />
      <ReportOverview overview={overview} reports={reports} mayImport={viewer.mayImport} />
      {goals.length > 0 ? (
        <section>
          <h2 className="mb-2 font-semibold text-base">{goalTexts.goals}</h2>
          <GoalTable goals={goals} currency={currency} />
        </section>
      ) : null}
      {views.length > 0 ? (
        <section>
          <h2 className="mb-2 font-semibold text-base">{viewTexts.saved}</h2>
          <ViewTable views={views} mayShare={viewer.mayShare} />
        </section>
      ) : null}
    </Page>
  );
}
