import { actorText } from "@/lib/engine/actor-text";
import type { AttributeValue } from "@/lib/engine/attributes";
import { isoDayText } from "@/lib/engine/locale";
import { clockText, numberText } from "@/lib/format";
import { t } from "@/lib/language";
import { leadTexts } from "./texts";

/** A fact's value. */
export function valueText(value: AttributeValue | null): string {
  if (value === null) return t("no longer known");
  if (typeof value === "boolean") return value ? t("Yes") : t("No");
  return typeof value === "number" ? numberText(value) : isoDayText(value);
}

/** Where a fact came from, in words: an import is kept by its id. */
export function originText(origin: string): string {
  return origin.startsWith("import:") ? leadTexts.facts.imported : actorText(origin);
}

/** A time of day to the minute, "09:30". */
export function minuteOf(at: number, timeZone: string): string {
  return clockText(at, timeZone).slice(0, "09:30".length);
}
