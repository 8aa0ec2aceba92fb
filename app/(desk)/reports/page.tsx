import type { Metadata } from "next";
import { MissedGoals } from "@/components/alerts/missed-goals";
import { DriftNotice } from "@/components/criteria/drift-notice";
import { NewDraftDialog } from "@/components/criteria/new-draft-dialog";
import { GoalTable } from "@/components/goals/goal-table";
import { goalTexts } from "@/components/goals/goal-texts";
import { ReportOverview } from "@/components/reports/overview";
import { reportTexts } from "@/components/reports/report-texts";
import { Page, PageHeader } from "@/components/ui/page-header";
import { ViewTable } from "@/components/views/view-table";
import { viewTexts } from "@/components/views/view-texts";
import { listAlerts } from "@/lib/alerts/queries";
import { getDrift } from "@/lib/drift/queries";
import { listGoals } from "@/lib/goals/queries";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getOverview, listReports } from "@/lib/reports/queries";
import { getWorkspace } from "@/lib/settings/queries";
import { listViews } from "@/lib/views/queries";

export const metadata: Metadata = { title: reportTexts.title };

export default async function ReportsPage() {
  const [actor, overview, reports, drift, { workspace }, views, goals, alerts] = await Promise.all([
    requireActor(),
    load(getOverview, {}),
    load(listReports, {}),
    load(getDrift, {}),
    load(getWorkspace, {}),
    load(listViews, {}),
    load(listGoals, {}),
    load(listAlerts, {}),
  ]);
  const newDraft =
    drift && can(actor, "criteria:write") ? <NewDraftDialog from={drift.version} /> : null;
  return (
    <Page>
      <PageHeader title={reportTexts.title} description={reportTexts.description} />
      <DriftNotice drift={drift} timeZone={workspace.timeZone} action={newDraft} />
      <MissedGoals alerts={alerts.open} timeZone={workspace.timeZone} />
      <ReportOverview overview={overview} reports={reports} mayImport={can(actor, "import:run")} />
      {goals.length > 0 ? (
        <section>
          <h2 className="mb-2 font-semibold text-base">{goalTexts.goals}</h2>
          <GoalTable goals={goals} currency={workspace.currency} />
        </section>
      ) : null}
      {views.length > 0 ? (
        <section>
          <h2 className="mb-2 font-semibold text-base">{viewTexts.saved}</h2>
          <ViewTable views={views} mayShare={can(actor, "view:share")} />
        </section>
      ) : null}
    </Page>
  );
}
