import type { Metadata } from "next";
import { ReportOverview } from "@/components/reports/overview";
import { reportTexts } from "@/components/reports/report-texts";
import { Page, PageHeader } from "@/components/ui/page-header";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getOverview, listReports } from "@/lib/reports/queries";

export const metadata: Metadata = { title: reportTexts.title };

export default async function ReportsPage() {
  const [actor, overview, reports] = await Promise.all([
    requireActor(),
    load(getOverview, {}),
    load(listReports, {}),
  ]);
  return (
    <Page>
      <PageHeader title={reportTexts.title} description={reportTexts.description} />
      <ReportOverview overview={overview} reports={reports} mayImport={can(actor, "import:run")} />
    </Page>
  );
}
