import type { Metadata } from "next";
import { DriftNotice } from "@/components/criteria/drift-notice";
import { NewDraftDialog } from "@/components/criteria/new-draft-dialog";
import { ReportOverview } from "@/components/reports/overview";
import { reportTexts } from "@/components/reports/report-texts";
import { Page, PageHeader } from "@/components/ui/page-header";
import { ViewTable } from "@/components/views/view-table";
import { viewTexts } from "@/components/views/view-texts";
import { getDrift } from "@/lib/drift/queries";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getOverview, listReports } from "@/lib/reports/queries";
import { getWorkspace } from "@/lib/settings/queries";
import { listViews } from "@/lib/views/queries";

export const metadata: Metadata = { title: reportTexts.title };

export default async function ReportsPage() {
  const [actor, overview, reports, drift, { workspace }, views] = await Promise.all([
    requireActor(),
    load(getOverview, {}),
    load(listReports, {}),
    load(getDrift, {}),
    load(getWorkspace, {}),
    load(listViews, {}),
  ]);
  const newDraft =
    drift && can(actor, "criteria:write") ? <NewDraftDialog from={drift.version} /> : null;
  return (
    <Page>
      <PageHeader title={reportTexts.title} description={reportTexts.description} />
      <DriftNotice drift={drift} timeZone={workspace.timeZone} action={newDraft} />
      <ReportOverview overview={overview} reports={reports} mayImport={can(actor, "import:run")} />
      {views.length > 0 ? (
        <section>
          <h2 className="mb-2 font-semibold text-base">{viewTexts.saved}</h2>
          <ViewTable views={views} mayShare={can(actor, "view:share")} />
        </section>
      ) : null}
    </Page>
  );
}
