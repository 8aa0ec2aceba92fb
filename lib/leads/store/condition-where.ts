import { and, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { leads, users } from "@/db/schema";
import { contains, foldedText, jsonNumber, jsonText, jsonTruth } from "@/db/sql";
import type { AttributeValue } from "@/lib/engine/attributes";
import { periodOfKey } from "@/lib/engine/calendar";
import type { Condition } from "@/lib/engine/conditions";
import type { AttributeCondition } from "@/lib/engine/conditions/attribute";
import { operandsOf } from "@/lib/engine/conditions/comparison";
import { definitionOf, type Names } from "@/lib/engine/conditions/contract";
import { MILLIPOINTS } from "@/lib/engine/points";
import type { LeadField } from "../schema/conditions";

/** Something of a lead that a condition asks of, and how an operand is written beside it. */
interface Asked {
  value: SQLWrapper;
  /** Null when nothing is known. */
  known: SQLWrapper;
  operand(value: AttributeValue): SQL;
  /** Moments stand for their days: the first instant of a day, and the first one after it. */
  day?(value: AttributeValue): { from: number; to: number };
}

const text = (value: SQLWrapper): Asked => ({
  value,
  known: value,
  operand: (wanted) => sql`${String(wanted).trim().toLowerCase()}`,
});

const number = (value: SQLWrapper, known = value): Asked => ({
  value,
  known,
  operand: (wanted) => sql`${Number(wanted)}`,
});

function moment(value: SQLWrapper, timeZone: string): Asked {
  return {
    ...number(value),
    day(wanted) {
      const period = periodOfKey(String(wanted), timeZone);
      if (!period) throw new Error(`${wanted} is no day: conditions are checked before.`);
      return period;
    },
  };
}

const points = (value: SQLWrapper) => number(sql`(${value} / ${sql.raw(`${MILLIPOINTS}.0`)})`);

const FIELDS: Record<LeadField, (timeZone: string) => Asked> = {
  "lead.stage": () => text(leads.stage),
  "lead.owner": () =>
    text(
      foldedText(sql`(select ${users.name} from ${users} where ${users.id} = ${leads.ownerId})`),
    ),
  "lead.fit": () => points(leads.fit),
  "lead.engagement": () => points(leads.engagement),
  "lead.grade": () => text(foldedText(leads.grade)),
  "lead.created": (timeZone) => moment(leads.createdAt, timeZone),
  "lead.active": (timeZone) => moment(leads.lastActivityAt, timeZone),
  "lead.inStage": (timeZone) => moment(leads.stageAt, timeZone),
  "lead.name": () => text(foldedText(leads.name)),
  "lead.email": () => text(foldedText(leads.email)),
};

function askedOf(id: string, names: Names, timeZone: string): Asked {
  if (Object.hasOwn(FIELDS, id)) return FIELDS[id as LeadField](timeZone);
  const { attributes } = leads;
  const folded = foldedText(jsonText(attributes, id));
  switch (definitionOf(names, id)?.type) {
    case "number":
      return number(jsonNumber(attributes, id), folded);
    case "boolean":
      return {
        value: jsonTruth(attributes, id),
        known: jsonText(attributes, id),
        operand: (wanted) => (wanted === true ? sql`(1 = 1)` : sql`(1 = 0)`),
      };
    default:
      return text(folded);
  }
}

/** Moments, asked for by days of the workspace. */
function dayWhere({ op, value }: AttributeCondition, { value: at, day }: Asked): SQL {
  const [first = "", second = ""] = operandsOf(value);
  const { from = 0, to = 0 } = day?.(first) ?? {};
  switch (op) {
    case "greaterThan":
      return sql`${at} >= ${to}`;
    case "atLeast":
      return sql`${at} >= ${from}`;
    case "lessThan":
      return sql`${at} < ${from}`;
    case "between":
      return sql`(${at} >= ${from} and ${at} < ${day?.(second).to ?? 0})`;
    default:
      return sql`(${at} >= ${from} and ${at} < ${to})`;
  }
}

function leafWhere(condition: AttributeCondition, asked: Asked): SQL {
  const { op } = condition;
  const { value, known } = asked;
  if (op === "isKnown") return sql`${known} is not null`;
  if (op === "isUnknown") return sql`${known} is null`;
  if (asked.day) return dayWhere(condition, asked);
  const operands = operandsOf(condition.value).map(asked.operand);
  const [first = sql`null`, second = sql`null`] = operands;
  switch (op) {
    case "is":
      return sql`${value} = ${first}`;
    case "isNot":
      return sql`${value} <> ${first}`;
    case "oneOf":
      return sql`${value} in (${sql.join(operands, sql`, `)})`;
    case "contains":
      return contains(value, first);
    case "startsWith":
      return sql`substr(${value}, 1, length(${first})) = ${first}`;
    case "greaterThan":
      return sql`${value} > ${first}`;
    case "atLeast":
      return sql`${value} >= ${first}`;
    case "lessThan":
      return sql`${value} < ${first}`;
    case "between":
      return sql`(${value} >= ${first} and ${value} <= ${second})`;
  }
}

/**
 * A condition that is known to make sense (`filterProblem`) as SQL on `leads`. SQL's null is the engine's
 * "unknown", and its and, or and not are the same logic.
 */
export function conditionWhere(condition: Condition, names: Names, timeZone: string): SQL {
  if (condition.kind === "activity") throw new Error("Lists do not ask for activities.");
  if (condition.kind === "attribute") {
    return leafWhere(condition, askedOf(condition.attribute, names, timeZone));
  }
  const parts = condition.of.map((part) => conditionWhere(part, names, timeZone));
  const joined = (condition.kind === "all" ? and(...parts) : or(...parts)) ?? sql`(1 = 0)`;
  return condition.kind === "none" ? sql`not (${joined})` : sql`(${joined})`;
}
