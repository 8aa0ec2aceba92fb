import { driftSentence } from "@/lib/drift/schema/words";
import { figureText, goalSentence, measuredText, verdictText } from "@/lib/goals/schema/words";
import { t } from "@/lib/language";
import { reportDays } from "@/lib/reports/schema/params";
import { addressOf } from "@/lib/views/schema/addresses";
import type { AlertContent, AlertEnding } from "../schema";

/** The words of alerts: on screens and in mail. */

/** What it is about, in a few words. */
export function alertTitle(content: AlertContent): string {
  if (content.kind === "goal") return figureText(content.figure);
  const { number, name } = content.version;
  return content.finding.kind === "review"
    ? t`The agreed review of criteria version ${number}, ${name}`
    : t`Criteria version ${number}, ${name}, left what was agreed`;
}

/** What was wanted and what was measured. */
export function alertSentence(content: AlertContent, timeZone: string): string {
  if (content.kind === "drift") return driftSentence(content.finding, timeZone);
  const { aim, measured, figure, currency } = content;
  return goalSentence(aim, measured, "missed", figure.kind, currency);
}

/** Which days were measured: "Last 90 days"; null where no report was. */
export function alertPeriod(content: AlertContent): string | null {
  return content.kind === "goal" ? reportDays(new URLSearchParams(content.search)) : null;
}

/** Where to look at it: the report as it was measured, or the studio of the criteria. */
export function alertHref(content: AlertContent): string {
  if (content.kind === "drift") return `/criteria/${content.version.id}`;
  const { report, search } = content;
  return addressOf({ page: "report", report }, search);
}

/** Why it ended. */
export function endingText(content: AlertContent, ending: AlertEnding): string {
  switch (ending.why) {
    case "over":
      return t("The goal’s last day is over.");
    case "deleted":
      return t("The goal was deleted.");
    case "replaced":
      return t("Another version of the criteria is in force.");
    case "back":
      if (content.kind === "drift") return t("What was agreed is no longer missed.");
      return `${backText(content, ending)}.`;
  }
}

function backText(
  { figure, currency, aim }: Extract<AlertContent, { kind: "goal" }>,
  { verdict, measured }: Extract<AlertEnding, { why: "back" }>,
): string {
  const found = measured ? measuredText(measured, figure.kind, currency) : "";
  const said = verdict ? verdictText(verdict, aim.basis) : "";
  return [found, said].filter(Boolean).join(", ");
}
