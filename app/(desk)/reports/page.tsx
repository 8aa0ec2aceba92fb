import type { Metadata } from "next";
import { headers } from "next/headers";
import { OverviewScreen } from "@/components/reports/overview-screen";
import { overviewText } from "@/components/reports/report-data";
import { reportTexts } from "@/components/reports/report-texts";
import { handOver } from "@/components/shell/handed-texts";
import { listMissedGoals } from "@/lib/alerts/queries";
import { getDrift } from "@/lib/drift/queries";
import { listGoals } from "@/lib/goals/queries";
import { load, loadKept, type SignedIn } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getOverview, listReports } from "@/lib/reports/queries";
import { getWorkspace } from "@/lib/settings/queries";
import { listViews } from "@/lib/views/queries";

export function generateMetadata(): Metadata {
  return { title: reportTexts.title };
}

/** All that the page shows, as text. */
async function textsOf(actor: SignedIn): Promise<readonly string[]> {
  const [overview, reports, drift, { workspace }, views, goals, missed] = await Promise.all([
    load(getOverview, {}),
    load(listReports, {}),
    load(getDrift, {}),
    load(getWorkspace, {}),
    load(listViews, {}),
    load(listGoals, {}),
    load(listMissedGoals, {}),
  ]);
  const text = overviewText({
    overview,
    reports: reports.map(({ name, title, question }) => ({ name, title, question })),
    drift,
    missed,
    goals,
    views,
    timeZone: workspace.timeZone,
    currency: workspace.currency,
    viewer: {
      mayImport: can(actor, "import:run"),
      mayDraft: can(actor, "criteria:write"),
      mayShare: can(actor, "view:share"),
    },
  });
  return [text];
}

export default async function ReportsPage() {
  const texts = await loadKept(["reports"], textsOf);
  return <OverviewScreen given={handOver(await headers(), texts)} />;
}
