import { and, eq, isNotNull } from "drizzle-orm";
import { store } from "@/db/client";
import { handoffs } from "@/db/schema";
import { minuteOf } from "@/lib/engine/activities";
import type { AttributeDefinition, AttributeValue } from "@/lib/engine/attributes";
import type { Criteria } from "@/lib/engine/criteria";
import {
  type Columns,
  countedHistoryOf,
  leadCount,
  leadId,
  NONE,
  OUTCOME,
  OUTCOMES,
} from "@/lib/engine/replay/columns";
import type { Crossings, Spans } from "@/lib/engine/replay/crossings";
import { LABEL, labelLeads } from "@/lib/engine/replay/labels";
import { Replay } from "@/lib/engine/replay/replay";
import { editsFromRejects, type JudgedLead, type RuleEdit } from "@/lib/engine/suggest/rejects";
import type { Made, SuggestedGates } from "@/lib/replays/schema";

export interface RejectsQuestion {
  kind: "rejects";
  body: Criteria;
  /** Epoch ms. */
  now: number;
  windowDays: number;
  /** Exit reasons that say that a lead does not fit. */
  reasons: readonly string[];
  attributes: readonly Pick<AttributeDefinition, "id" | "type">[];
  /** How many rejects a gate must save to be worth one SQL. */
  sqlCost: number;
}

export interface RejectFinding extends Omit<SuggestedGates, "reasons" | "chosen"> {
  /** Of the leads looked at, how many sales gave back for each reason. */
  byReason: Record<string, number>;
}

/** Each is replayed on its own: more of them would hold others up, and nobody reads on. */
const MOST_EDITS = 5;

/** Why sales gave a lead's first hand-off back, by the lead's id. */
async function readReasons(): Promise<Map<string, string>> {
  const { read } = await store();
  const rows = await read
    .select({ leadId: handoffs.leadId, reasonId: handoffs.exitReasonId })
    .from(handoffs)
    .where(and(eq(handoffs.round, 1), isNotNull(handoffs.exitReasonId)));
  return new Map(rows.map(({ leadId: id, reasonId }) => [id, reasonId ?? ""]));
}

/** The draft with the edit as a gate of its own. */
function withGate(body: Criteria, { attribute, op, value }: RuleEdit): Criteria {
  const when = { kind: "attribute" as const, attribute, op, value };
  return {
    ...body,
    gates: [...body.gates, { id: "suggested", label: "suggested", kind: "exclude", when }],
  };
}

function madeBy({ minute }: Crossings, labels: Uint8Array): Made {
  let mqls = 0;
  let sql = 0;
  minute.forEach((at, lead) => {
    if (at === NONE) return;
    mqls += 1;
    if (labels[lead] === LABEL.sql) sql += 1;
  });
  return { mqls, sql };
}

/** From its crossing on, of each lead that crosses: one more gate can only put that off. */
function afterCrossing({ minute }: Crossings, until: number): Spans {
  return {
    from: minute.map((at) => (at === NONE ? 0 : at)),
    until: minute.map((at) => (at === NONE ? NONE : until)),
    since: new Int32Array(minute.length).fill(NONE),
    after: new Uint8Array(minute.length),
  };
}

/** What was known of a lead at the minute of its hand-off. */
function knownAt(columns: Columns, lead: number, minute: number): Record<string, AttributeValue> {
  const known: Record<string, AttributeValue> = {};
  for (const observation of countedHistoryOf(columns, lead).observations) {
    if (observation.minute > minute) break;
    for (const [attribute, value] of Object.entries(observation.values)) {
      if (value === null) delete known[attribute];
      else known[attribute] = value;
    }
  }
  return known;
}

/**
 * Gates that would have kept leads from sales that were given back for the reasons asked about: out
 * of the leads that were really handed off and that the draft would hand off too, so that what the
 * draft shuts out already is not found again.
 */
export async function findRejects(
  columns: Columns,
  question: RejectsQuestion,
): Promise<RejectFinding> {
  const { body, reasons, attributes, sqlCost } = question;
  const until = minuteOf(question.now);
  const labels = labelLeads(columns, until, question.windowDays);
  const crossings = new Replay(columns, until).run(body);
  const made = madeBy(crossings, labels);
  const gaveBack = await readReasons();
  const judged: JudgedLead[] = [];
  const byReason: Record<string, number> = {};
  for (let lead = 0; lead < leadCount(columns); lead++) {
    const handOff = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] ?? NONE;
    if (handOff === NONE || crossings.minute[lead] === NONE) continue;
    const isSql = labels[lead] === LABEL.sql;
    const rejected = isSql ? undefined : gaveBack.get(leadId(columns, lead));
    if (rejected !== undefined) byReason[rejected] = (byReason[rejected] ?? 0) + 1;
    judged.push({
      attributes: knownAt(columns, lead, handOff),
      outcome: isSql ? "sql" : rejected === undefined ? "open" : { rejected },
    });
  }
  const replay = new Replay(columns, until, afterCrossing(crossings, until));
  const found = editsFromRejects(judged, { fitReasons: reasons, attributes, sqlCost });
  return {
    ...found,
    byReason,
    made,
    edits: found.edits.slice(0, MOST_EDITS).map((edit) => ({
      ...edit,
      made: madeBy(replay.run(withGate(body, edit)), labels),
    })),
  };
}
