import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { outcomeText, reportText } from "@/components/reports/report-data";
import { LiveReport } from "@/components/reports/report-screen";
import { reportTexts } from "@/components/reports/report-texts";
import { handOver } from "@/components/shell/handed-texts";
import { listGoals } from "@/lib/goals/queries";
import { load, loadKept, type SignedIn, tryLoad } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getReportChoices, listReports, runReport } from "@/lib/reports/queries";
import { type ReportParamsInput, reportParams, reportParamsOf } from "@/lib/reports/schema/params";
import { listViews } from "@/lib/views/queries";

interface Props {
  params: Promise<{ name: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const findReport = cache(async (name: string) => {
  const reports = await load(listReports, {});
  return reports.find((report) => report.name === name);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const info = await findReport((await params).name);
  return { title: info?.title ?? reportTexts.title };
}

/** All that the page shows, as texts. What went wrong is tried again, not shown again. */
async function textsOf(actor: SignedIn, name: string, search: ReportParamsInput) {
  const info = await findReport(name);
  if (!info) {
    // A report that is not on the list may still be there for others: the refusal says which.
    await load(runReport, { name });
    notFound();
  }
  const [outcome, choices, views, goals] = await Promise.all([
    tryLoad(runReport, { name, params: search }),
    load(getReportChoices, {}),
    load(listViews, { place: { page: "report", report: name } }),
    load(listGoals, { report: name }),
  ]);
  const text = reportText({
    info,
    given: reportParams.safeParse(search).data ?? null,
    choices,
    goals,
    views,
    viewer: {
      id: actor.id,
      mayShare: can(actor, "view:share"),
      maySetGoals: can(actor, "goal:write"),
    },
  });
  return { texts: [text, outcomeText(outcome)], isKept: outcome.ok };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const { name } = await params;
  const search = reportParamsOf(await searchParams);
  const { texts } = await loadKept(
    ["report", name, search],
    (actor) => textsOf(actor, name, search),
    ({ isKept }) => isKept,
  );
  return <LiveReport given={handOver(await headers(), texts)} />;
}
