import type { Stage } from "@/lib/engine/stages";
import { moveRefusal } from "@/lib/engine/stages";
import { type AttributeChanges, changesOf, emailKeyOf } from "@/lib/leads/steps/attributes";
import type { NewMove } from "@/lib/leads/steps/moves";
import type { LeadRowData } from "../schema/rows";
import type { KnownLead } from "../store/leads";
import type { Directory } from "./people";
import { placeOf, type StageStep, stepsOf } from "./stages";

/** What a row changes of a lead that is known. Blank cells change nothing. */
export interface LeadChanges {
  columns: Partial<
    Pick<KnownLead, "name" | "phone" | "email" | "emailKey" | "externalId" | "ownerId" | "utmLast">
  >;
  /** Further addresses that it gets. */
  emails: string[];
  optsOut: boolean;
  attributes: AttributeChanges;
  steps: StageStep[];
}

export function isNothing({ columns, emails, optsOut, attributes, steps }: LeadChanges): boolean {
  return (
    !optsOut &&
    steps.length === 0 &&
    emails.length === 0 &&
    Object.keys(columns).length === 0 &&
    Object.keys(attributes).length === 0
  );
}

/**
 * Only forward, and only into stages that the lead was never in: an old export that is imported
 * again must not undo what was done here since.
 */
function newSteps(known: KnownLead, row: LeadRowData, reached: ReadonlySet<string>): StageStep[] {
  const wanted = stepsOf(row);
  const last = wanted.at(-1);
  if (!last || known.stage === last.to || reached.has(last.to)) return [];
  const steps: StageStep[] = [];
  let stage: Stage = known.stage;
  for (const step of wanted) {
    const place = placeOf(step.to);
    if (place >= 0 && place <= placeOf(stage)) continue;
    if (stage === "nurture" || stage === "disqualified" || moveRefusal(stage, step.to)) return [];
    steps.push(step);
    stage = step.to;
  }
  return steps;
}

/** Further addresses of the row that nobody has, and the first one so far where the row keeps it. */
function newAddresses(
  known: KnownLead,
  { emails = [] }: LeadRowData,
  owners: ReadonlyMap<string, string>,
  isMoved: boolean,
): string[] {
  return emails.filter((email) => {
    const key = emailKeyOf(email);
    return !owners.has(key) || (isMoved && key === known.emailKey);
  });
}

export function changesFor(
  known: KnownLead,
  row: LeadRowData,
  owners: ReadonlyMap<string, string>,
  reached: ReadonlySet<string>,
  directory: Directory,
): LeadChanges {
  const columns: LeadChanges["columns"] = {};
  if (row.name && row.name !== known.name) columns.name = row.name;
  if (row.phone && row.phone !== known.phone) columns.phone = row.phone;
  if (row.email && emailKeyOf(row.email) !== known.emailKey) {
    columns.email = row.email;
    columns.emailKey = emailKeyOf(row.email);
  }
  if (row.externalId && known.externalId === null) columns.externalId = row.externalId;
  // Who owns a lead is decided here once it has an owner.
  const owner = row.owner && known.ownerId === null ? directory.ownerOf(row.owner) : null;
  if (owner) columns.ownerId = owner;
  const utm = { ...known.utmLast, ...row.utm };
  if (row.utm && JSON.stringify(sorted(utm)) !== JSON.stringify(sorted(known.utmLast ?? {}))) {
    columns.utmLast = utm as KnownLead["utmLast"];
  }
  return {
    columns,
    emails: newAddresses(known, row, owners, columns.emailKey !== undefined),
    optsOut: row.optedOut === true && !known.optedOut,
    attributes: changesOf(known.attributes, row.attributes),
    steps: newSteps(known, row, reached),
  };
}

function sorted(values: object): [string, unknown][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Why a lead left, as its move keeps it: a reason of the list, else the text as a note. */
export function reasonFor(
  row: LeadRowData,
  to: Stage,
  directory: Directory,
): Pick<NewMove, "reasonId" | "note"> {
  if (!row.reason || (to !== "nurture" && to !== "disqualified")) return {};
  const reasonId = directory.reasonOf(row.reason);
  return reasonId ? { reasonId } : { note: row.reason };
}

export function remarkOn(row: LeadRowData, directory: Directory): string | undefined {
  if (!row.owner || directory.ownerOf(row.owner) !== null) return undefined;
  return `There is no user “${row.owner}”: the lead has no owner.`;
}
