"use client";

import { MultiSelect } from "@/components/ui/multi-select";
import type { Option } from "@/components/ui/options";
import { LEAD_LABEL_NAMES, LEAD_LABELS, MQL_PATH_NAMES, MQL_PATHS } from "@/lib/engine/stages";
import {
  FILTER_NAMES,
  type ReportFilterName,
  type ReportParams,
} from "@/lib/reports/schema/params";
import { reportTexts } from "./report-texts";

const texts = reportTexts.filters;

/** What the filters offer by name. */
export interface ReportChoices {
  sources: readonly string[];
  campaigns: readonly string[];
  countries: readonly string[];
  owners: readonly { value: string; label: string }[];
  versions: readonly { value: string; label: string }[];
  segments: readonly { value: string; label: string }[];
  dealOwners: readonly string[];
}

/** Lists do without empty ids. */
const UNKNOWN = "\u0000";

/** The conditions that leads of the report must meet. */
export function FilterFields({
  names,
  given,
  choices,
  onChange,
}: {
  names: readonly ReportFilterName[];
  given: Partial<ReportParams>;
  choices: ReportChoices;
  onChange: (change: Partial<ReportParams>) => void;
}) {
  const options = optionsOf(choices);
  return (
    <div className="flex w-72 flex-col gap-3">
      {names
        .filter((name) => options[name].length > 0)
        .map((name) => {
          const chosen: readonly string[] = given[name] ?? [];
          const unlisted = chosen
            .filter((value) => !options[name].some((option) => option.value === value))
            .map((value) => ({ value, label: unlistedName(name, value) }));
          return (
            <MultiSelect
              key={name}
              label={FILTER_NAMES[name]}
              placeholder={texts.all}
              options={[...options[name], ...unlisted].map((option) => ({
                ...option,
                value: option.value || UNKNOWN,
              }))}
              value={chosen.map((value) => value || UNKNOWN)}
              onChange={(values) => {
                const next = values.map((value) => (value === UNKNOWN ? "" : value));
                onChange({ [name]: next.length > 0 ? next : undefined });
              }}
            />
          );
        })}
    </div>
  );
}

function optionsOf(choices: ReportChoices): Record<ReportFilterName, readonly Option[]> {
  const named = (values: readonly string[]) =>
    values.map((value) => ({ value, label: value || texts.unknown }));
  return {
    source: named(choices.sources),
    campaign: named(choices.campaigns),
    country: named(choices.countries),
    label: LEAD_LABELS.map((value) => ({ value, label: LEAD_LABEL_NAMES[value] })),
    path: MQL_PATHS.map((value) => ({ value, label: MQL_PATH_NAMES[value] })),
    owner: [{ value: "none", label: texts.nobody }, ...choices.owners],
    version: [{ value: "", label: texts.noVersion }, ...choices.versions],
    segment:
      choices.segments.length > 0
        ? [...choices.segments, { value: "none", label: texts.noSegment }]
        : [],
    dealOwner: named(choices.dealOwners),
  };
}

/** A choice that is not there any more; nobody knows a segment by its id. */
function unlistedName(name: ReportFilterName, value: string): string {
  return name === "segment" ? texts.goneSegment : value || texts.unknown;
}

/** The chosen conditions in words: "Source: web, fair". */
export function filterWords(
  names: readonly ReportFilterName[],
  given: Partial<ReportParams>,
  choices: ReportChoices,
): string[] {
  const options = optionsOf(choices);
  return names.flatMap((name) => {
    const chosen: readonly string[] = given[name] ?? [];
    const labels = chosen.map(
      (value) =>
        options[name].find((option) => option.value === value)?.label ?? unlistedName(name, value),
    );
    return labels.length > 0 ? [`${FILTER_NAMES[name]}: ${labels.join(", ")}`] : [];
  });
}
