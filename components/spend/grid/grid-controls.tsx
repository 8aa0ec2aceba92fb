"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { Segmented } from "@/components/ui/segmented";
import { COST_KINDS } from "@/lib/engine/cost";
import { COST_KIND_NAMES } from "@/lib/spend/schema";
import { gridTexts as texts } from "./grid-texts";

/** What the address of a grid says. */
export interface GridView {
  path: string;
  by: "source" | "campaign";
  /** Of costs; absent where there is no choice of it. */
  kind?: "media" | "tools" | "salaries" | "all";
  /** "2026" or "2026-03". */
  span: string;
}

export function gridHref({ path, by, kind, span }: GridView): string {
  const search = new URLSearchParams({ span });
  if (by !== "source") search.set("by", by);
  if (kind && kind !== "media") search.set("kind", kind);
  return `${path}?${search}`;
}

interface Step {
  span: string;
  label: string;
}

/** Chooses the rows, the kind and the period of a grid; all of it is kept in the address. */
export function GridControls({
  view,
  spanLabel,
  before,
  after,
  days,
}: {
  view: GridView;
  spanLabel: string;
  before: Step;
  after: Step;
  /** The month whose days can be shown instead; null where only months are. */
  days: string | null;
}) {
  const router = useRouter();
  const open = (change: Partial<GridView>) =>
    router.push(gridHref({ ...view, ...change }), { scroll: false });
  const isMonths = view.span.length === 4;
  const step = ({ span, label }: Step, icon: ReactNode) => (
    <LinkButton
      href={gridHref({ ...view, span })}
      scroll={false}
      size="sm"
      aria-label={label}
      className="px-1.5"
    >
      {icon}
    </LinkButton>
  );
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-3 print:hidden">
      <div className="flex items-center gap-1">
        {step(before, <ChevronLeft aria-hidden="true" />)}
        <span className="tabular min-w-20 text-center font-medium">{spanLabel}</span>
        {step(after, <ChevronRight aria-hidden="true" />)}
      </div>
      {days === null ? null : (
        <Segmented
          label={texts.columns}
          size="sm"
          value={isMonths ? "months" : "days"}
          options={[
            { value: "months", label: texts.months },
            { value: "days", label: texts.days },
          ]}
          onChange={(unit) => open({ span: unit === "months" ? view.span.slice(0, 4) : days })}
        />
      )}
      <Segmented
        label={texts.rows}
        size="sm"
        value={view.by}
        options={[
          { value: "source", label: texts.bySource },
          { value: "campaign", label: texts.byCampaign },
        ]}
        onChange={(by) => open({ by })}
      />
      {view.kind === undefined ? null : (
        <Segmented
          label={texts.kinds}
          size="sm"
          value={view.kind}
          options={[
            ...COST_KINDS.map((value) => ({ value, label: COST_KIND_NAMES[value] })),
            { value: "all" as const, label: texts.allKinds },
          ]}
          onChange={(kind) => open({ kind })}
        />
      )}
    </div>
  );
}
