import { formatMoney } from "@/lib/engine/money";
import { fixedText, numberText, periodText, roundedText } from "@/lib/format";
import type { ColumnKind, ReportCell, ReportChange } from "../schema";

/** Nothing to divide by, or nothing there. */
export const NONE = "–";

export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A length of time in its two largest units. */
export function formatMinutes(minutes: number): string {
  const rounded = Math.round(minutes);
  if (rounded < 60) return `${rounded} min`;
  const hours = Math.floor(rounded / 60);
  if (hours < 24) return rounded % 60 === 0 ? `${hours} h` : `${hours} h ${rounded % 60} min`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
}

export function formatValue(value: number, kind: ColumnKind, currency: string): string {
  switch (kind) {
    case "rate":
    case "ratio":
      return formatShare(value);
    case "money":
      return formatMoney(value, currency);
    case "minutes":
      return formatMinutes(value);
    case "pace":
    case "number":
    case "days":
      return roundedText(value, 1);
    case "credit":
      return fixedText(value, 2);
    default:
      return numberText(value);
  }
}

export function formatCell(
  cell: ReportCell | undefined,
  kind: ColumnKind,
  currency: string,
): string {
  const value = cell?.value ?? null;
  if (value === null) return cell?.none ?? NONE;
  if (typeof value === "number") return formatValue(value, kind, currency);
  return kind === "period" ? periodText(value) : value;
}

/** The bounds of an interval in the unit of the column; null without one. */
export function formatInterval(
  cell: ReportCell | undefined,
  kind: ColumnKind,
  currency: string,
): string | null {
  const { low = null, high = null } = cell ?? {};
  if (low === null || high === null) return null;
  if (kind === "rate") return `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}`;
  return `${formatValue(low, kind, currency)}–${formatValue(high, kind, currency)}`;
}

export const VERDICT_WORDS: Record<NonNullable<ReportChange["verdict"]>, string> = {
  beyondChance: "beyond chance",
  withinChance: "could be chance",
  maturing: "too young to tell",
};

/** A change in words: "up 3.1 points (−1.2 to 7.4)", "down 12", "as before"; null without one. */
export function changeText(
  { by, low, high }: ReportChange,
  kind: ColumnKind,
  currency: string,
): string | null {
  if (by === null) return null;
  const isShare = kind === "rate" || kind === "ratio";
  const amountText = (value: number) =>
    isShare ? fixedText(value * 100, 1) : formatValue(value, kind, currency);
  const unit = isShare ? " points" : "";
  const size = `${amountText(Math.abs(by))}${unit}`;
  const bounds =
    low === undefined || high === undefined ? "" : ` (${amountText(low)} to ${amountText(high)})`;
  if (amountText(Math.abs(by)) === amountText(0)) return `as before${bounds}`;
  return `${by > 0 ? "up" : "down"} ${size}${bounds}`;
}

/** What a figure was in the period compared with, in words: "from 21.4 %", "none before". */
export function beforeText({ before, by }: ReportChange, kind: ColumnKind, currency: string) {
  if (before === null) return "none before";
  return `${by === null ? "was" : "from"} ${formatCell(before, kind, currency)}`;
}
