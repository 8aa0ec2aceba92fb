"use client";

import { ListFilter, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { ATTRIBUTION_MODEL_NAMES, ATTRIBUTION_MODELS } from "@/lib/engine/attribution";
import { t } from "@/lib/language";
import type { ReportInfo, ReportResult } from "@/lib/reports/schema";
import {
  BASES,
  COMPARISONS,
  CONVERSION_NAMES,
  CONVERSIONS,
  DIMENSION_NAMES,
  GRAINS,
  PERIOD_NAMES,
  PERIOD_PRESETS,
  type ReportParams,
} from "@/lib/reports/schema/params";
import { FilterFields, filterWords, type ReportChoices } from "./filter-fields";
import { reportHref } from "./report-links";
import { reportTexts } from "./report-texts";
import { spokenReport } from "./spoken-report";
import { WindowField } from "./window-field";

const texts = reportTexts.filters;
const OWN = "own";
const NOTHING = "nothing";

export interface ReportFiltersProps {
  info: ReportInfo;
  /** What the address says; the rest has the report's defaults. */
  given: Partial<ReportParams>;
  /** What the report was run with; null when it was refused. */
  used: ReportResult | null;
  choices: ReportChoices;
}

/** Settings of a report; all of them stand in the address, so that a link shows the same. */
export function ReportFilters({ info, given, used, choices }: ReportFiltersProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const go = (next: Partial<ReportParams>) =>
    startTransition(() => router.push(reportHref(info.name, next), { scroll: false }));
  const set = (change: Partial<ReportParams>) => go({ ...given, ...change });
  // What the page opened with is read as the page.
  const [opened] = useState(used);
  const isChanged = used !== null && used !== opened && !isPending;
  const count = info.filters.filter((name) => given[name]?.length).length;
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      {/* On paper the sentence says it. */}
      <div className="contents print:hidden">
        <PeriodField given={given} info={info} used={used} onChange={set} />
        {info.options.includes("compare") ? (
          <Select
            label={texts.compare}
            className="w-36 max-sm:w-auto max-sm:min-w-36 max-sm:flex-1"
            value={given.compare ?? NOTHING}
            options={[
              { value: NOTHING, label: texts.noComparison },
              ...COMPARISONS.map((value) => ({ value, label: texts.comparisons[value] })),
            ]}
            onChange={(value) => set({ compare: COMPARISONS.find((one) => one === value) })}
          />
        ) : null}
        {info.dimensions.length > 0 ? (
          <Select
            label={texts.by}
            className="w-40 max-sm:w-auto max-sm:min-w-40 max-sm:flex-1"
            value={given.by ?? info.defaults.by ?? NOTHING}
            options={[
              { value: NOTHING, label: texts.none },
              ...info.dimensions.map((value) => ({ value, label: DIMENSION_NAMES[value] })),
            ]}
            onChange={(value) => set({ by: info.dimensions.find((one) => one === value) })}
          />
        ) : null}
        {info.options.includes("grain") ? (
          <Segmented
            label={texts.grain}
            value={given.grain ?? info.defaults.grain ?? "month"}
            options={GRAINS.map((value) => ({ value, label: texts.grains[value] }))}
            onChange={(grain) => set({ grain })}
          />
        ) : null}
        {info.options.includes("basis") ? (
          <Segmented
            label={texts.basis}
            value={given.basis ?? info.defaults.basis ?? "own"}
            options={BASES.map((value) => ({ value, label: texts.bases[value] }))}
            onChange={(basis) => set({ basis })}
          />
        ) : null}
        {info.options.includes("conversion") ? (
          <Segmented
            label={texts.conversion}
            value={given.conversion ?? info.defaults.conversion ?? "mql"}
            options={CONVERSIONS.map((value) => ({ value, label: CONVERSION_NAMES[value] }))}
            onChange={(conversion) => set({ conversion })}
          />
        ) : null}
        {info.options.includes("models") && given.basis !== "reported" ? (
          <ModelFields given={given} used={used} onChange={set} />
        ) : null}
        {info.options.includes("windowDays") && given.basis !== "reported" ? (
          <WindowField
            value={used?.params.windowDays ?? null}
            onChange={(windowDays) => set({ windowDays })}
          />
        ) : null}
        {info.filters.length > 0 ? (
          <Popover
            label={texts.filters}
            trigger={
              <Button icon={<ListFilter aria-hidden="true" />}>
                {count > 0 ? `${texts.filter} (${count})` : texts.filter}
              </Button>
            }
          >
            <FilterFields names={info.filters} given={given} choices={choices} onChange={set} />
          </Popover>
        ) : null}
        {count > 0 ? (
          <Button
            variant="ghost"
            icon={<X aria-hidden="true" />}
            onPress={() => set(Object.fromEntries(info.filters.map((name) => [name, undefined])))}
          >
            {texts.clear}
          </Button>
        ) : null}
      </div>
      {count > 0 ? (
        <p className="w-full break-words text-ink-muted text-xs">
          {filterWords(info.filters, given, choices).join(" · ")}
        </p>
      ) : null}
      <p role="status" className="sr-only">
        {isChanged ? spokenReport(used) : null}
      </p>
      {isPending ? (
        <span className="flex h-8 items-center">
          <Spinner />
        </span>
      ) : null}
    </div>
  );
}

/** The two attribution models; choosing one that is shown already swaps them. */
function ModelFields({
  given,
  used,
  onChange,
}: Pick<ReportFiltersProps, "given" | "used"> & {
  onChange: (change: Partial<ReportParams>) => void;
}) {
  const { model = "first", versus = "last" } = used?.params ?? given;
  const options = ATTRIBUTION_MODELS.map((value) => ({
    value,
    label: ATTRIBUTION_MODEL_NAMES[value],
  }));
  return (
    <>
      <Select
        label={texts.model}
        className="w-36"
        value={model}
        options={options}
        onChange={(next) => onChange({ model: next, versus: next === versus ? model : versus })}
      />
      <Select
        label={texts.versus}
        className="w-36"
        value={versus}
        options={options}
        onChange={(next) => onChange({ versus: next, model: next === model ? versus : model })}
      />
    </>
  );
}

/** A period by name, or by its first and last day. */
function PeriodField({
  info,
  given,
  used,
  onChange,
}: Pick<ReportFiltersProps, "info" | "given" | "used"> & {
  onChange: (change: Partial<ReportParams>) => void;
}) {
  const isGivenOwn = given.from !== undefined;
  const [isOwn, setIsOwn] = useState(isGivenOwn);
  const [days, setDays] = useState({
    from: given.from ?? used?.period.fromDay ?? null,
    to: given.to ?? used?.period.toDay ?? null,
  });
  const setDay = (change: Partial<typeof days>) => {
    const next = { ...days, ...change };
    setDays(next);
    if (next.from && next.to && next.from <= next.to) {
      onChange({ from: next.from, to: next.to, period: undefined });
    }
  };
  return (
    <>
      <Select
        label={texts.period}
        className="w-40 max-sm:w-auto max-sm:min-w-40 max-sm:flex-1"
        value={isOwn ? OWN : (given.period ?? info.defaults.period)}
        options={[
          ...PERIOD_PRESETS.map((value) => ({ value, label: PERIOD_NAMES[value] })),
          { value: OWN, label: texts.own },
        ]}
        onChange={(value) => {
          const period = PERIOD_PRESETS.find((one) => one === value);
          setIsOwn(period === undefined);
          if (period) onChange({ period, from: undefined, to: undefined });
          else if (used) setDays({ from: used.period.fromDay, to: used.period.toDay });
        }}
      />
      {isOwn ? (
        <>
          <DateField label={texts.from} value={days.from} onChange={(from) => setDay({ from })} />
          <DateField
            label={texts.to}
            value={days.to}
            onChange={(to) => setDay({ to })}
            {...(days.from && days.to && days.from > days.to
              ? { error: t("Before the first day.") }
              : {})}
          />
        </>
      ) : null}
    </>
  );
}
