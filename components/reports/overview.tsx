import { ChartColumn } from "lucide-react";
import { ChartEmpty } from "@/components/charts/chart-empty";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-styles";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Stat } from "@/components/ui/stat";
import { t } from "@/lib/language";
import type { Overview } from "@/lib/reports/queries";
import type { ReportCell, ReportResult } from "@/lib/reports/schema";
import {
  formatCell,
  formatInterval,
  formatMinutes,
  formatShare,
  formatValue,
  NONE,
} from "@/lib/reports/schema/format";
import { ChartCard } from "./chart-card";
import type { OverviewData } from "./report-data";
import { reportHref } from "./report-links";
import { reportTexts } from "./report-texts";

const texts = reportTexts.overview;

/** The figures that a manager looks at first; each leads to its report. */
export function ReportOverview({
  overview,
  reports,
  mayImport,
}: {
  overview: Overview;
  reports: OverviewData["reports"];
  mayImport: boolean;
}) {
  const { trend, funnel } = overview;
  const isEmpty = rowCount(trend) === 0 && rowCount(funnel) === 0;
  return (
    <>
      {isEmpty ? (
        <Card>
          <EmptyState
            icon={<ChartColumn />}
            title={texts.empty}
            action={
              mayImport ? (
                <a href="/imports/new" className={buttonClass()}>
                  {texts.import}
                </a>
              ) : null
            }
          >
            {texts.emptyHint}
          </EmptyState>
        </Card>
      ) : (
        <>
          <Card>
            <div className="grid grid-cols-1 gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
              <ConversionStat {...overview} />
              <SpeedStat result={overview.speed} />
              <TimeStat result={overview.time} />
              {overview.cac ? <CacStat result={overview.cac} /> : null}
            </div>
          </Card>
          <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
            <FirstChart title={texts.funnel} result={funnel} />
            <FirstChart title={texts.trend} result={trend} />
          </div>
        </>
      )}
      <section>
        <h2 className="mb-2 font-semibold text-base">{reportTexts.allReports}</h2>
        <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {reports.map((report) => (
            <li key={report.name}>
              <a
                href={reportHref(report.name)}
                className="block h-full rounded-lg border border-line bg-surface p-3 hover:border-line-strong hover:bg-hover"
              >
                <span className="block font-medium">{report.title}</span>
                <span className="mt-0.5 block text-ink-muted text-xs">{report.question}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function FirstChart({ title, result }: { title: string; result: ReportResult }) {
  const chart = result.charts[0];
  const more = (
    <a
      href={reportHref(result.name)}
      className={buttonClass("ghost", "sm", "pointer-coarse:-my-1.5 -my-0.5 -mr-2")}
    >
      {texts.more}
      <span className="sr-only">: {result.title}</span>
    </a>
  );
  if (chart && rowCount(result) > 0) {
    return <ChartCard title={title} result={result} chart={chart} actions={more} />;
  }
  return (
    <Card title={title} actions={more}>
      <ChartEmpty title={texts.nothing}>{result.tables[0]?.empty}</ChartEmpty>
    </Card>
  );
}

function rowCount(result: ReportResult): number {
  return result.tables[0]?.rows.length ?? 0;
}

function cellOf(result: ReportResult, row: string, key: string, table = 0): ReportCell | undefined {
  return result.tables[table]?.rows.find((one) => one.id === row)?.cells[key];
}

const count = (value: number) => formatValue(value, "count", "USD");

function words(cell: ReportCell | undefined): string {
  return formatCell(cell, "count", "USD");
}

/** The latest 90 days whose window is over; before there are any, the young ones. */
function ConversionStat({ settled, trend }: Overview) {
  const isSettled = rowCount(settled) > 0;
  const result = isSettled ? settled : trend;
  const rate = cellOf(result, "total", "conversion");
  const estimate = cellOf(result, "total", "estimate");
  const { fromDay, toDay } = result.period;
  const interval = formatInterval(rate, "rate", result.currency);
  const hasRate = typeof rate?.value === "number";
  return (
    <Stat
      label={texts.conversion}
      value={hasRate ? formatShare(Number(rate.value)) : NONE}
      href={reportHref("conversion", isSettled ? { from: fromDay, to: toDay } : {})}
      hrefLabel={texts.more}
      sub={
        hasRate ? (
          <>
            <span className="block">
              {interval} % · {texts.of(count(rate.k ?? 0), count(rate.n ?? 0))}
            </span>
            {isSettled ? (
              <span className="block">{texts.settled(reportTexts.days(fromDay, toDay))}</span>
            ) : (
              <span className="mt-0.5 flex flex-wrap gap-1">
                <Badge tone="warn" title={reportTexts.maturingHint}>
                  {reportTexts.maturing}
                </Badge>
                {typeof estimate?.value === "number"
                  ? texts.estimate(formatShare(estimate.value))
                  : null}
              </span>
            )}
          </>
        ) : (
          texts.noMqls
        )
      }
    />
  );
}

function SpeedStat({ result }: { result: ReportResult }) {
  const median = cellOf(result, "total", "median");
  const mqls = cellOf(result, "total", "mqls");
  return (
    <BoundedStat
      label={texts.speed}
      cell={median}
      href={reportHref("speed")}
      format={formatMinutes}
      sub={mqls ? texts.speedSub(words(mqls)) : texts.noMqls}
    />
  );
}

function TimeStat({ result }: { result: ReportResult }) {
  const { fromDay, toDay } = result.period;
  const median = cellOf(result, "total", "median");
  const mqls = cellOf(result, "total", "mqls");
  return (
    <BoundedStat
      label={texts.time}
      cell={median}
      href={reportHref("time-to-convert", result.params)}
      format={(days) => formatValue(days, "days", result.currency)}
      sub={mqls ? texts.timeSub(words(mqls), reportTexts.days(fromDay, toDay)) : texts.noMqls}
    />
  );
}

function BoundedStat({
  label,
  cell,
  href,
  format,
  sub,
}: {
  label: string;
  cell: ReportCell | undefined;
  href: string;
  format: (value: number) => string;
  sub: string;
}) {
  const low = cell?.low ?? null;
  const high = cell?.high ?? null;
  const hasInterval = low !== null || high !== null;
  const bound = (value: number | null) => (value === null ? texts.notReached : format(value));
  const value = typeof cell?.value === "number" ? format(cell.value) : (cell?.none ?? NONE);
  return (
    <Stat
      label={label}
      value={value}
      href={href}
      hrefLabel={texts.more}
      sub={
        <>
          {hasInterval ? (
            <span className="block">
              {bound(low)} {t("to")} {bound(high)}
            </span>
          ) : null}
          {sub}
        </>
      }
    />
  );
}

function CacStat({ result }: { result: ReportResult }) {
  const loaded = cellOf(result, "customer", "loaded");
  const customers = cellOf(result, "customer", "count");
  const cost = cellOf(result, "costs", "loaded");
  const sub =
    typeof cost?.value !== "number" || cost.value === 0
      ? texts.noCosts
      : customers?.value
        ? texts.cacSub(words(customers))
        : texts.noCustomers;
  return (
    <BoundedStat
      label={texts.cac}
      cell={sub === texts.noCosts ? undefined : loaded}
      href={reportHref("cac")}
      format={(minor) => formatValue(minor, "money", result.currency)}
      sub={sub}
    />
  );
}
