"use client";

import { useEffect, useState } from "react";
import { MultiSelect } from "@/components/ui/multi-select";
import { NO_SEGMENT } from "@/lib/engine/segment-choice";
import {
  LEAD_LABEL_NAMES,
  LEAD_LABELS,
  MQL_PATH_NAMES,
  MQL_PATHS,
  STAGE_INFO,
  STAGES,
} from "@/lib/engine/stages";
import type { LeadFilter } from "@/lib/leads/schema";
import { fetchJson } from "./fetch-json";
import type { FilterBarProps } from "./filter-bar";
import { filterTexts } from "./filter-texts";
import { without } from "./filter-words";

const GRADES = ["A", "B", "C", "D"];
/** Lists do without empty ids. */
const UNKNOWN = "\u0000";

type Lists = Pick<
  LeadFilter,
  "stage" | "owner" | "source" | "label" | "path" | "grade" | "segment"
>;

/** All conditions that people set by hand. */
export default function FilterFields({
  filter,
  onChange,
  viewerId,
  colleagues,
  segments = [],
  hasStages = false,
}: Omit<FilterBarProps, "className">) {
  const sources = useSources(filter.source);
  const set = <K extends keyof Lists>(name: K, values: NonNullable<LeadFilter[K]>) =>
    onChange(
      values.length === 0
        ? without(filter, [name])
        : { ...without(filter, [name]), [name]: values },
    );
  const owners = [
    { value: viewerId, label: filterTexts.me },
    { value: "none", label: filterTexts.nobody },
    ...colleagues
      .filter((one) => one.id !== viewerId && (one.active || filter.owner?.includes(one.id)))
      .map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <div className="flex w-72 max-w-full flex-col gap-3">
      {hasStages ? (
        <MultiSelect
          label={filterTexts.stage}
          placeholder={filterTexts.any}
          options={STAGES.map((value) => ({ value, label: STAGE_INFO[value].name }))}
          value={filter.stage ?? []}
          onChange={(values) => set("stage", values)}
        />
      ) : null}
      <MultiSelect
        label={filterTexts.owner}
        placeholder={filterTexts.any}
        options={owners}
        value={filter.owner ?? []}
        onChange={(values) => set("owner", values)}
      />
      <MultiSelect
        label={filterTexts.source}
        placeholder={filterTexts.any}
        options={[
          ...sources.map((value) => ({ value, label: value })),
          { value: UNKNOWN, label: filterTexts.unknown },
        ]}
        value={(filter.source ?? []).map((value) => value || UNKNOWN)}
        onChange={(values) =>
          set(
            "source",
            values.map((value) => (value === UNKNOWN ? "" : value)),
          )
        }
      />
      {segments.length > 0 ? (
        <MultiSelect
          label={filterTexts.segment}
          placeholder={filterTexts.any}
          options={[
            ...segments
              .filter(({ id, isReady }) => isReady || filter.segment?.includes(id))
              .map(({ id, name }) => ({ value: id, label: name })),
            { value: NO_SEGMENT, label: filterTexts.noSegment },
          ]}
          value={filter.segment ?? []}
          onChange={(values) => set("segment", values)}
        />
      ) : null}
      <MultiSelect
        label={filterTexts.label}
        placeholder={filterTexts.any}
        options={LEAD_LABELS.map((value) => ({ value, label: LEAD_LABEL_NAMES[value] }))}
        value={filter.label ?? []}
        onChange={(values) => set("label", values)}
      />
      <MultiSelect
        label={filterTexts.path}
        placeholder={filterTexts.any}
        options={MQL_PATHS.map((value) => ({ value, label: MQL_PATH_NAMES[value] }))}
        value={filter.path ?? []}
        onChange={(values) => set("path", values)}
      />
      <MultiSelect
        label={filterTexts.grade}
        placeholder={filterTexts.any}
        options={GRADES.map((value) => ({ value, label: value }))}
        value={filter.grade ?? []}
        onChange={(values) => set("grade", values)}
      />
    </div>
  );
}

/** Sources that recent leads have, and those chosen already. */
function useSources(chosen: readonly string[] | undefined): string[] {
  const [known, setKnown] = useState<string[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    fetchJson<Record<string, string[]>>("/api/leads/values", abort.signal).then((outcome) => {
      if (outcome.ok) setKnown(outcome.value.source ?? []);
    });
    return () => abort.abort();
  }, []);
  return [...new Set([...known, ...(chosen ?? [])])].filter(Boolean).sort();
}
