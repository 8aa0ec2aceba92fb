import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { Align } from "@/components/ui/table";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AttributeDefinition, AttributeValue } from "@/lib/engine/attributes";
import { isoDayText } from "@/lib/engine/locale";
import { LEAD_LABEL_NAMES, MQL_PATH_NAMES } from "@/lib/engine/stages";
import { numberText } from "@/lib/format";
import type { ListedLead } from "@/lib/leads/schema";
import {
  factOf,
  type KnownColumn,
  LIST_COLUMNS,
  type ListColumn,
} from "@/lib/leads/schema/columns";
import type { LeadSort } from "@/lib/leads/schema/inputs";
import { LABEL_SHORT } from "./labels";
import { listTexts } from "./list-texts";
import { ScoreChip } from "./score-chip";
import { SlaClock } from "./sla-clock";
import { StageBadge } from "./stage-mark";

/** The clock of a rendering. */
export interface ListClock {
  now: number;
  timeZone: string;
}

export interface ShownColumn {
  id: ListColumn;
  heading: string;
  align?: Align;
  /** The orders that its head gives, the first one first. */
  sorts?: readonly [LeadSort, LeadSort?];
  className?: string;
  cell: (row: ListedLead, clock: ListClock) => ReactNode;
}

type Look = Omit<ShownColumn, "id" | "heading">;

const NONE = "–";
const muted = "max-w-40 truncate text-ink-muted";
const points = (millipoints: number) => numberText(Math.round(millipoints / 1000));

function ago(column: "mqlAt" | "firstSqlAt" | "stageAt" | "lastActivityAt" | "createdAt"): Look {
  return {
    align: "right",
    cell: (row, { now, timeZone }) => {
      const at = row[column];
      return at === null ? NONE : <TimeAgo isShort at={at} now={now} timeZone={timeZone} />;
    },
  };
}

const LOOKS: Record<KnownColumn, Look> = {
  company: {
    className: "max-w-52 xl:max-2xl:max-w-44",
    cell: ({ company, title }) => (
      <>
        <span className="block truncate" title={company ?? undefined}>
          {company ?? NONE}
        </span>
        {title ? (
          <span title={title} className="block truncate text-ink-muted text-xs">
            {title}
          </span>
        ) : null}
      </>
    ),
  },
  stage: {
    className: "whitespace-nowrap",
    cell: (row, { now }) => (
      <span className="flex items-center gap-2">
        <StageBadge stage={row.stage} />
        <SlaClock lead={row} rendered={now} />
      </span>
    ),
  },
  score: { sorts: ["-score", "score"], cell: (row) => <ScoreChip lead={row} /> },
  fit: { align: "right", sorts: ["-fit"], cell: ({ fit }) => points(fit) },
  engagement: {
    align: "right",
    sorts: ["-engagement"],
    cell: ({ engagement }) => points(engagement),
  },
  source: { className: muted, cell: ({ source }) => source ?? NONE },
  campaign: { className: muted, cell: ({ campaign }) => campaign ?? NONE },
  country: { className: muted, cell: ({ country }) => country ?? NONE },
  owner: {
    className: "whitespace-nowrap",
    cell: ({ ownerName }) =>
      ownerName ? (
        <span className="flex items-center gap-1.5">
          <Avatar name={ownerName} size="sm" isDecorative />
          {ownerName}
        </span>
      ) : (
        NONE
      ),
  },
  label: {
    className: "whitespace-nowrap text-ink-muted",
    cell: ({ label }) => <span title={LEAD_LABEL_NAMES[label]}>{LABEL_SHORT[label]}</span>,
  },
  path: {
    className: "whitespace-nowrap text-ink-muted",
    cell: ({ path }) => (path === null ? NONE : MQL_PATH_NAMES[path]),
  },
  mqlAt: ago("mqlAt"),
  firstSqlAt: ago("firstSqlAt"),
  stageAt: { ...ago("stageAt"), sorts: ["-stageAt"] },
  lastActivityAt: { ...ago("lastActivityAt"), sorts: ["-lastActivityAt"] },
  createdAt: { ...ago("createdAt"), sorts: ["-createdAt", "createdAt"] },
};

/** How these columns look; an attribute that the workspace does not know keeps its id as a heading. */
export function shownColumns(
  columns: readonly ListColumn[],
  attributes: readonly AttributeDefinition[],
): ShownColumn[] {
  return columns.map((id) => {
    const fact = factOf(id);
    if (fact === null) {
      return { id, heading: listTexts.columns[id as KnownColumn], ...LOOKS[id as KnownColumn] };
    }
    const definition = attributes.find((one) => one.id === fact);
    return {
      id,
      heading: definition?.label ?? fact,
      ...(definition?.type === "number" ? { align: "right" as const } : { className: muted }),
      cell: ({ facts }) => factText(facts[fact], definition),
    };
  });
}

/** Columns that are not among these: the list's own, and attributes that have none of their own. */
export function otherColumns(
  columns: readonly ListColumn[],
  attributes: readonly AttributeDefinition[],
): { id: ListColumn; heading: string }[] {
  const own = new Set<string>(LIST_COLUMNS);
  const facts = attributes.filter(({ id }) => !own.has(id));
  const all: { id: ListColumn; heading: string }[] = [
    ...LIST_COLUMNS.map((id) => ({ id, heading: listTexts.columns[id] })),
    ...facts.map(({ id, label }) => ({ id: `facts.${id}` as const, heading: label })),
  ];
  return all.filter(({ id }) => !columns.includes(id));
}

function factText(
  value: AttributeValue | undefined,
  definition: AttributeDefinition | undefined,
): string {
  if (value === undefined) return NONE;
  if (typeof value === "boolean") return value ? listTexts.yes : listTexts.no;
  if (typeof value === "number") return numberText(value);
  return definition?.type === "date" ? isoDayText(value) : value;
}
