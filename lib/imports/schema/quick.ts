import type { z } from "zod";
import { isPlain } from "@/lib/activities/schema/quick";
import { STAGES } from "@/lib/engine/stages";
import {
  type batchOf,
  type LeadRowData,
  type leadRow,
  MOST_BATCH_ROWS,
  MOST_FURTHER,
} from "./rows";

// What the schema of a batch of leads makes of one, in a tenth of its time. Null: the schema is to tell.

type LeadBatch = z.output<ReturnType<typeof batchOf<typeof leadRow>>>;
type Fits = (value: unknown) => boolean;

const text =
  (longest: number, shortest = 1): Fits =>
  (value) =>
    typeof value === "string" && value.length >= shortest && value.length <= longest;
const listOf =
  (fits: Fits, most = Number.POSITIVE_INFINITY): Fits =>
  (value) => {
    if (!Array.isArray(value) || value.length > most) return false;
    for (let i = 0; i < value.length; i += 1) if (!fits(value[i])) return false;
    return true;
  };
const wholeFrom =
  (least: number): Fits =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= least;
const instant = wholeFrom(Number.MIN_SAFE_INTEGER);
const flag: Fits = (value) => typeof value === "boolean";
const word = text(300);
const address = text(320, 0);
const anyText = text(Number.POSITIVE_INFINITY, 0);
const problem = text(4000, 0);
const attribute = text(2000);
const stages: ReadonlySet<unknown> = new Set(STAGES);

/** Objects of these members, which must be there where they are named as needed, and no others. */
function objectOf(members: Record<string, Fits>, needed: readonly string[] = []): Fits {
  return (value) => {
    if (!isPlain(value)) return false;
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(members, name) || !members[name]?.(value[name])) return false;
    }
    return needed.every((name) => Object.hasOwn(value, name));
  };
}

const attributes: Fits = (value) =>
  isPlain(value) &&
  Object.entries(value).every(
    ([name, known]) =>
      name.length <= 60 &&
      name !== "__proto__" &&
      (attribute(known) || flag(known) || Number.isFinite(known)),
  );

const FITS: Record<keyof LeadRowData, Fits> = {
  email: address,
  emails: listOf(address, MOST_FURTHER),
  externalId: word,
  name: word,
  phone: word,
  attributes,
  utm: objectOf({ source: word, medium: word, campaign: word, term: word, content: word }),
  createdAt: instant,
  stage: (value) => stages.has(value),
  mqlAt: instant,
  salAt: instant,
  sqlAt: instant,
  customerAt: instant,
  exitAt: instant,
  reason: word,
  nurtureUntil: instant,
  owner: word,
  optedOut: flag,
};

const cells = listOf(anyText);
const row = wholeFrom(1);
const isBatch = objectOf(
  {
    importId: text(64),
    rows: listOf(
      objectOf(
        {
          row,
          cells: anyText,
          warning: problem,
          isRepaired: flag,
          data: objectOf(FITS, ["attributes"]),
        },
        ["row", "cells", "data"],
      ),
      MOST_BATCH_ROWS,
    ),
    problems: listOf(
      objectOf({ row, problem, cells }, ["row", "problem", "cells"]),
      MOST_BATCH_ROWS,
    ),
    before: wholeFrom(0),
    readBytes: wholeFrom(0),
  },
  ["importId", "rows", "problems", "before", "readBytes"],
);

export function quickLeadBatch(input: unknown): LeadBatch | null {
  return isBatch(input) ? (input as LeadBatch) : null;
}
