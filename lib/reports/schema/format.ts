import { formatMoney } from "@/lib/engine/money";
import { fixedText, numberText, periodText, roundedText } from "@/lib/format";
import { t } from "@/lib/language";
import type { ColumnKind, ReportCell, ReportChange } from "../schema";

/** Nothing to divide by, or nothing there. */
export const NONE = "–";

export function formatShare(share: number): string {
  return `${fixedText(share * 100, 1)} %`;
}

/** A length of office hours: never in days, as nobody knows how many hours those would have. */
function formatBusinessMinutes(minutes: number): string {
  const rounded = Math.round(minutes);
  const hours = Math.floor(rounded / 60);
  // Signs of units are the same in every language.
  if (hours === 0) return `${rounded} min`;
  return rounded % 60 === 0 ? `${hours} h` : `${hours} h ${rounded % 60} min`;
}

/** A length of time in its two largest units. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(Math.round(minutes) / 60);
  if (hours < 24) return formatBusinessMinutes(minutes);
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
    case "businessMinutes":
      return formatBusinessMinutes(value);
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
  if (kind === "rate") return `${fixedText(low * 100, 1)}–${fixedText(high * 100, 1)}`;
  return `${formatValue(low, kind, currency)}–${formatValue(high, kind, currency)}`;
}

export const VERDICT_WORDS: Record<NonNullable<ReportChange["verdict"]>, string> = {
  get beyondChance() {
    return t("beyond chance");
  },
  get withinChance() {
    return t("could be chance");
  },
  get maturing() {
    return t("too young to tell");
  },
};

/** A change in words. */
export interface ChangeWords {
  direction: "up" | "down" | "same" | null;
  /** "up 3.1 points (-1.2 to 7.4)", "down 12", "as before"; null where either figure is missing. */
  by: string | null;
  /** "from 21.4 %", "was 21.4 %", "none before"; null where it is as it was. */
  before: string | null;
  /** Of shares and paces: whether that is more than chance. */
  verdict: string | null;
}

/** What became of a figure, in the unit of its column; what rounds to nothing is no change. */
export function changeWords(
  { before, by, low, high, verdict }: ReportChange,
  kind: ColumnKind,
  currency: string,
): ChangeWords {
  const isShare = kind === "rate" || kind === "ratio";
  const amountText = (value: number) =>
    isShare ? fixedText(value * 100, 1) : formatValue(value, kind, currency);
  const then = before ? formatCell(before, kind, currency) : null;
  const said = verdict ? VERDICT_WORDS[verdict] : null;
  if (by === null) {
    return {
      direction: null,
      by: null,
      before: then ? t`was ${then}` : t("none before"),
      verdict: said,
    };
  }
  const bounds =
    low === undefined || high === undefined ? "" : t` (${amountText(low)} to ${amountText(high)})`;
  const size = amountText(Math.abs(by));
  if (size === amountText(0)) {
    return { direction: "same", by: t`as before${bounds}`, before: null, verdict: said };
  }
  const direction = by > 0 ? "up" : "down";
  const moved = `${size}${isShare ? t(" points") : ""}${bounds}`;
  const words = by > 0 ? t`up ${moved}` : t`down ${moved}`;
  return { direction, by: words, before: then && t`from ${then}`, verdict: said };
}
