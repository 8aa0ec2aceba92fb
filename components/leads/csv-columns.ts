import type { AttributeDefinition } from "@/lib/engine/attributes";
import { LEAD_LABEL_NAMES, MQL_PATH_NAMES, STAGE_INFO } from "@/lib/engine/stages";
import type { ListedLead } from "@/lib/leads/schema";
import { factOf, type KnownColumn, type ListColumn } from "@/lib/leads/schema/columns";

const day = (at: number | null) => (at === null ? "" : new Date(at).toISOString());
const points = (millipoints: number) => millipoints / 1000;

type Cell = (row: ListedLead) => string | number;
type CsvColumn = [heading: string, cell: Cell];

const FIRST: CsvColumn[] = [
  ["Id", (row) => row.id],
  ["Name", (row) => row.name],
  ["Email", (row) => row.email ?? ""],
  ["Further emails", (row) => (row.keys?.emails ?? []).join("; ")],
  ["External id", (row) => row.keys?.externalId ?? ""],
];

const SCORE: CsvColumn[] = [
  ["Grade", (row) => row.grade ?? ""],
  ["Fit", (row) => points(row.fit)],
  ["Engagement", (row) => points(row.engagement)],
];

/** What the list shows in one cell may be several here. */
const COLUMNS: Record<KnownColumn, CsvColumn[]> = {
  company: [
    ["Title", (row) => row.title ?? ""],
    ["Company", (row) => row.company ?? ""],
  ],
  stage: [["Stage", (row) => STAGE_INFO[row.stage].name]],
  stageAt: [["In stage since", (row) => day(row.stageAt)]],
  score: SCORE,
  fit: [["Fit", (row) => points(row.fit)]],
  engagement: [["Engagement", (row) => points(row.engagement)]],
  source: [["Source", (row) => row.source ?? ""]],
  campaign: [["Campaign", (row) => row.campaign ?? ""]],
  country: [["Country", (row) => row.country ?? ""]],
  label: [["Label", (row) => LEAD_LABEL_NAMES[row.label]]],
  path: [["Path", (row) => (row.path === null ? "" : MQL_PATH_NAMES[row.path])]],
  owner: [["Owner", (row) => row.ownerName ?? ""]],
  mqlAt: [["MQL", (row) => day(row.mqlAt)]],
  firstSqlAt: [["First SQL", (row) => day(row.firstSqlAt)]],
  lastActivityAt: [["Last activity", (row) => day(row.lastActivityAt)]],
  createdAt: [["Created", (row) => day(row.createdAt)]],
};

/** Everything that the list itself knows of a lead. */
export const ALL_COLUMNS: readonly KnownColumn[] = [
  "company",
  "stage",
  "stageAt",
  "score",
  "source",
  "campaign",
  "country",
  "label",
  "path",
  "owner",
  "mqlAt",
  "firstSqlAt",
  "lastActivityAt",
  "createdAt",
];

/** The columns of the exported file, each heading once; times are UTC in ISO 8601. */
export function csvColumns(
  columns: readonly ListColumn[],
  attributes: readonly AttributeDefinition[],
): CsvColumn[] {
  const chosen = columns.flatMap((column): CsvColumn[] => {
    const fact = factOf(column);
    if (fact === null) return COLUMNS[column as KnownColumn];
    const label = attributes.find(({ id }) => id === fact)?.label ?? fact;
    return [[label, ({ facts }) => factText(facts[fact])]];
  });
  return [...new Map([...FIRST, ...chosen].map((one) => [one[0], one])).values()];
}

function factText(value: ListedLead["facts"][string] | undefined): string | number {
  return typeof value === "boolean" ? String(value) : (value ?? "");
}
