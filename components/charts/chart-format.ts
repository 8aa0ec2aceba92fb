import { moneyLocale } from "@/lib/engine/locale";
import { fixedText, numberText, shortNumberText } from "@/lib/format";

/** Numbers of charts in words: axes and labels are short, tooltips exact. */
export type ValueFormat =
  | { kind: "percent" }
  | { kind: "count" }
  | { kind: "money"; currency: string };

export function shortValue(value: number, format: ValueFormat): string {
  if (format.kind === "percent") return `${Math.round(value * 100)} %`;
  if (format.kind === "count") return shortNumberText(value);
  return new Intl.NumberFormat(moneyLocale(), {
    style: "currency",
    currency: format.currency,
    notation: "compact",
    // German would write "5000 $" below "10.000 $".
    useGrouping: "always",
    // "$5K", as counts are, not "$5.0K".
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(value);
}

export function exactValue(value: number, format: ValueFormat): string {
  if (format.kind === "percent") return `${fixedText(value * 100, 1)} %`;
  if (format.kind === "count") return numberText(value);
  return new Intl.NumberFormat(moneyLocale(), {
    style: "currency",
    currency: format.currency,
  }).format(value);
}

/** A name cut to what an axis has room for. */
export function shortName(name: string, length: number): string {
  return name.length > length ? `${name.slice(0, length - 1)}…` : name;
}
