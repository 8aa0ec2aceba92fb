import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { outcomeText, reportText } from "@/components/reports/report-data";
import { ReportScreen } from "@/components/reports/report-screen";
import { reportTexts } from "@/components/reports/report-texts";
import { LiveSpend } from "@/components/spend/live-spend";
import { listGoals } from "@/lib/goals/queries";
import { load, requireActor, tryLoad } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getReportChoices, listReports, runReport } from "@/lib/reports/queries";
import { reportParams, reportParamsOf } from "@/lib/reports/schema/params";
import { listViews } from "@/lib/views/queries";

interface Props {
  params: Promise<{ name: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await params;
  const reports = await load(listReports, {});
  return { title: reports.find((report) => report.name === name)?.title ?? reportTexts.title };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const { name } = await params;
  const search = reportParamsOf(await searchParams);
  const reports = await load(listReports, {});
  const info = reports.find((report) => report.name === name);
  if (!info) {
    // A report that is not on the list may still be there for others: the refusal says which.
    await load(runReport, { name });
    notFound();
  }
  const [actor, outcome, choices, views, goals] = await Promise.all([
    requireActor(),
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
  return (
    <>
      <LiveSpend />
      <ReportScreen text={text} outcomeText={outcomeText(outcome)} />
    </>
  );
}
