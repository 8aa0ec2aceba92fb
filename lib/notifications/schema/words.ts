import { saidAgain } from "@/lib/engine/said-again";
import { momentText, numberText } from "@/lib/format";
import { figureText } from "@/lib/goals/schema/words";
import { t } from "@/lib/language";
import type { NotificationFacts } from "../schema";

/** The words of notifications: on screens and in mail. */

/** The page that a notification is about: opened, it counts as read. */
export function placeOf({
  kind,
  leadId,
  aboutId,
}: Pick<NotificationFacts, "kind" | "leadId" | "aboutId">): string {
  if (leadId !== null) return `/leads/${leadId}`;
  if (kind === "alertRaised") return "/alerts";
  if (kind === "importEnded") return `/imports/${aboutId}`;
  return kind === "webhookFailed" ? `/settings/webhooks/${aboutId}` : `/criteria/${aboutId}`;
}

interface Facts {
  name?: string;
  to?: string;
  state?: string;
  message?: string;
  comment?: string;
  reasonId?: string;
  counts?: { rows?: number };
}

const LONGEST = 160;

/** What somebody wrote, after a colon; nothing when they wrote nothing. */
function said(text: string | undefined): string {
  if (!text) return "";
  return `: ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`;
}

/** What an alert is about, as it was kept: a figure or a version of the criteria. */
function alertAgain(name: string): string {
  const [, report, row, column] = /^([^:]+): (.+), ([^,]+)$/.exec(name) ?? [];
  return report && row && column ? figureText({ report, row, column }) : saidAgain(name, true);
}

/** What happened, in one sentence without its full stop. `reasons` are labels by their ids. */
export function titleOf(
  told: NotificationFacts,
  timeZone: string,
  reasons: ReadonlyMap<string, string>,
): string {
  const by = told.by ?? t("Somebody");
  const after = (told.after ?? {}) as Facts;
  const lead = told.company ? `${told.leadName} (${told.company})` : (told.leadName ?? t("a lead"));
  const version =
    told.version === null ? t("criteria") : t`version ${told.version}, ${told.versionName}`;
  switch (told.kind) {
    case "leadAssigned":
      return t`${by} gave you ${lead}`;
    case "mentioned":
      return told.count > 1
        ? t`You were mentioned ${numberText(told.count)} times in notes on ${lead}`
        : t`${by} mentioned you in a note on ${lead}`;
    case "slaSoon":
      return t`The agreed time for ${lead} is over at ${momentText(told.dueAt ?? 0, timeZone)}`;
    case "slaPassed":
      return t`The agreed time for ${lead} was over at ${momentText(told.dueAt ?? 0, timeZone)}`;
    case "callbackDue":
      return t`${lead} asked to be called back at ${momentText(told.dueAt ?? 0, timeZone)}`;
    case "leadRejected": {
      const verb = after.to === "nurture" ? t("recycled") : t("disqualified");
      return `${by} ${verb} ${lead}${said(reasons.get(after.reasonId ?? ""))}`;
    }
    case "disputeRaised":
      return t`${by} disputed the rejection of ${lead}`;
    case "disputeDecided":
      return t`${by} ${told.action === "lead.overturn" ? t("overturned") : t("upheld")} the rejection of ${lead}`;
    case "criteriaProposed":
      return t`${by} proposed ${version} for your signature`;
    case "criteriaAnswered": {
      if (told.action === "criteria.agreed") return t`${by} agreed to ${version}`;
      return t`${by} took ${version} back to draft${said(after.comment)}`;
    }
    case "alertRaised":
      return t`Alert: ${after.name ? alertAgain(after.name) : t("something left what was wanted")}`;
    case "importEnded": {
      const file = told.fileName ?? t("a file");
      if (after.state === "failed") {
        return t`The import of ${file} failed${said(after.message)}`;
      }
      const rows = after.counts?.rows ?? 0;
      return t`The import of ${file} is done: ${numberText(rows)} ${rows === 1 ? t("row") : t("rows")}`;
    }
    case "webhookFailed": {
      const what = told.count === 1 ? t("A message") : t`${numberText(told.count)} messages`;
      return t`${what} to ${told.webhookName ?? t("a webhook")} could not be delivered and ${told.count === 1 ? t("was") : t("were")} given up`;
    }
  }
}
