import type { ReadDb } from "@/db/handles";
import { listCustomAttributes } from "@/lib/criteria/store";
import {
  type AttributeDefinition,
  type AttributeType,
  type AttributeValue,
  BUILT_IN_ATTRIBUTES,
} from "@/lib/engine/attributes";
import { fieldPath } from "@/lib/engine/field-path";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { isDay } from "@/lib/settings/schema/fields";
import type { AttributeChanges } from "./attributes";

const FITS: Record<AttributeType, (value: AttributeValue) => boolean> = {
  text: (value) => typeof value === "string",
  number: (value) => typeof value === "number" && Number.isFinite(value),
  boolean: (value) => typeof value === "boolean",
  date: (value) => typeof value === "string" && isDay(value),
};

const WANTED: Record<AttributeType, string> = {
  text: "text",
  number: "a number",
  get boolean() {
    return t("true or false");
  },
  get date() {
    return t("a day, like 2026-03-31");
  },
};

function problemOf(
  definition: AttributeDefinition | undefined,
  value: AttributeValue | null,
): string | null {
  if (!definition) return t("There is no such attribute: criteria and lists would never see it.");
  if (value === null || value === "" || FITS[definition.type](value)) return null;
  return t`${definition.label} must be ${WANTED[definition.type]}.`;
}

/** Refuses facts of attributes that the workspace does not have, and values of another type. */
export async function refuseUnfit(db: ReadDb, given: AttributeChanges): Promise<void> {
  const entries = Object.entries(given);
  if (entries.length === 0) return;
  const known = new Map(
    [...BUILT_IN_ATTRIBUTES, ...(await listCustomAttributes(db))].map((one) => [one.id, one]),
  );
  const problems = entries.flatMap(([id, value]): [string, string][] => {
    const problem = problemOf(known.get(id), value);
    return problem ? [[id, problem]] : [];
  });
  const [first] = problems;
  if (!first) return;
  const fields = problems.map(([id, problem]) => [fieldPath(["attributes", id]), problem]);
  refuse("invalid", `attributes.${first[0]}: ${first[1]}`, Object.fromEntries(fields));
}
