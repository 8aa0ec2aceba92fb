import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { goalChoices } from "@/components/goals/goal-choices";
import { GoalsCard } from "@/components/goals/goals-card";
import { judgedGoals } from "@/components/goals/judged-goals";
import { SetGoal } from "@/components/goals/set-goal";
import { ReportFiltersFrame } from "@/components/reports/report-filters-frame";
import { reportTexts } from "@/components/reports/report-texts";
import { ReportView } from "@/components/reports/report-view";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page-header";
import { ViewsMenu } from "@/components/views/views-menu";
import { listGoals } from "@/lib/goals/queries";
import { load, requireActor, tryLoad } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getReportChoices, listReports, runReport } from "@/lib/reports/queries";
import { reportParams, reportParamsOf, reportSearch } from "@/lib/reports/schema/params";
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
  const [reports, choices] = await Promise.all([load(listReports, {}), load(getReportChoices, {})]);
  const info = reports.find((report) => report.name === name);
  if (!info) {
    // A report that is not on the list may still be there for others: the refusal says which.
    await load(runReport, { name });
    notFound();
  }
  const place = { page: "report" as const, report: name };
  const [actor, views, goals, outcome] = await Promise.all([
    requireActor(),
    load(listViews, { place }),
    load(listGoals, { report: name }),
    tryLoad(runReport, { name, params: search }),
  ]);
  const given = reportParams.safeParse(search);
  const judged = outcome.ok ? judgedGoals(goals, outcome.value) : [];
  const maySetGoals = can(actor, "goal:write");
  return (
    <Page>
      <PageHeader
        title={info.title}
        description={info.question}
        back={
          <Link href="/reports" prefetch={false} className="link">
            {reportTexts.title}
          </Link>
        }
        actions={
          <>
            {outcome.ok && maySetGoals ? (
              <SetGoal
                report={name}
                search={reportSearch(outcome.value.params).toString()}
                tables={goalChoices(outcome.value)}
                currency={outcome.value.currency}
              />
            ) : null}
            {given.data ? (
              <ViewsMenu
                place={place}
                search={reportSearch(given.data).toString()}
                views={views}
                viewerId={actor.id}
                mayShare={can(actor, "view:share")}
              />
            ) : null}
          </>
        }
      >
        <ReportFiltersFrame
          key={name}
          info={info}
          given={given.data ?? {}}
          used={outcome.ok ? outcome.value : null}
          choices={choices}
        />
      </PageHeader>
      {outcome.ok ? (
        <>
          <GoalsCard goals={judged} currency={outcome.value.currency} mayWrite={maySetGoals} />
          <ReportView result={outcome.value} goals={judged} />
        </>
      ) : (
        <Notice tone="bad">{outcome.message}</Notice>
      )}
    </Page>
  );
}
