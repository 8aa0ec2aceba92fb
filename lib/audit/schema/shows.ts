import { isoDayText } from "@/lib/engine/locale";
import { formatMoney } from "@/lib/engine/money";
import { formatPoints } from "@/lib/engine/points";
import { dayText, minuteText, momentText, numberText, weekdayText } from "@/lib/format";
import { t } from "@/lib/language";

/** Changed facts of one side, before or after. */
export type Facts = Readonly<Record<string, unknown>>;

/** What the values of entries are written with. */
export interface AuditWords {
  timeZone: string;
  currency: string;
  /** Of people, leads and reasons, by id. */
  names: Readonly<Record<string, string>>;
  /** Labels of the workspace's attributes, by id. */
  attributes: Readonly<Record<string, string>>;
}

/** A value in words; null where it says nothing to people. */
export type Show = (value: unknown, words: AuditWords, facts: Facts) => string | null;

const LONGEST = 300;

/** Any value, by its looks. */
export const plain: Show = (value, words, facts) => {
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  if (typeof value === "number") return numberText(value);
  if (Array.isArray(value)) {
    const parts = value.map((part) => plain(part, words, facts)).filter((part) => part !== null);
    return parts.length > 0 ? parts.join(", ") : t("none");
  }
  if (typeof value !== "string") {
    return Object.entries(value ?? {})
      .map(([name, part]) => `${name} ${plain(part, words, facts) ?? t("none")}`)
      .join(", ");
  }
  const text = isoDayText(value.replace(/\s+/g, " ").trim());
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

/** As `show` writes it where `accepts` says that it can; else by its looks. */
export const orPlain =
  (accepts: (value: unknown) => boolean, show: (value: never, words: AuditWords) => string): Show =>
  (value, words, facts) =>
    accepts(value) ? show(value as never, words) : plain(value, words, facts);

const isNumber = (value: unknown) => typeof value === "number";
export const moment = orPlain(isNumber, (at: number, { timeZone }) => momentText(at, timeZone));
export const day = orPlain(isNumber, (at: number, { timeZone }) => dayText(at, timeZone));
export const minute = orPlain(isNumber, minuteText);
export const points = orPlain(isNumber, formatPoints);
export const version = orPlain(isNumber, (number: number) => t`version ${number}`);
export const weekdays = orPlain(Array.isArray, (list: number[]) =>
  list.map(weekdayText).join(", "),
);

/** Minor units in the currency of the entry, else the workspace's. */
export const money: Show = (value, words, facts) => {
  if (typeof value !== "number") return plain(value, words, facts);
  const currency = typeof facts.currency === "string" ? facts.currency : words.currency;
  return formatMoney(value, currency);
};

/** Something that has a name: a person, a lead, a reason. */
export const named: Show = (id, { names }) =>
  typeof id === "string" ? (names[id] ?? t("(no longer here)")) : null;

/** The name of a value that is one of a few. */
export const oneOf =
  (names: Readonly<Record<string, string>>): Show =>
  (value, words, facts) =>
    names[String(value)] ?? plain(value, words, facts);

/** "1 day", "30 days". */
export const unit = (one: string) =>
  orPlain(isNumber, (count: number) => `${numberText(count)} ${one}${count === 1 ? "" : "s"}`);

/** Each of them by its words, said when they are asked for. */
export function wordsOf<T>(infos: Readonly<Record<string, T>>, words: (info: T) => string) {
  const names: Record<string, string> = {};
  for (const [id, info] of Object.entries(infos)) {
    Object.defineProperty(names, id, { enumerable: true, get: () => words(info) });
  }
  return names;
}
