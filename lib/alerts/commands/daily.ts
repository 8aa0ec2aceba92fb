import type { Tx } from "@/db/handles";
import { findVersionInState } from "@/lib/criteria/store";
import { getDrift } from "@/lib/drift/queries";
import type { Drift } from "@/lib/drift/schema";
import { periodKey } from "@/lib/engine/calendar";
import { appUrl, mailSettings } from "@/lib/env";
import { readableTopics, topicOf } from "@/lib/goals/queries";
import { checkGoals } from "@/lib/goals/queries/measure";
import type { GoalCheck, GoalRow } from "@/lib/goals/schema";
import { findGoal, goalsOn, putCheck } from "@/lib/goals/store";
import { inLanguage, t } from "@/lib/language";
import { insertMail } from "@/lib/mail/store";
import { readMailReaders } from "@/lib/notifications/store/choices";
import type { Actor } from "@/lib/operations/actor";
import { type AuditEntry, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import type { Workspace } from "@/lib/settings/schema";
import { readWorkspace } from "@/lib/settings/store";
import { type Alert, type AlertContent, type AlertEnding, noInput, subjectOf } from "../schema";
import { alertMail } from "../schema/mail";
import { alertTitle } from "../schema/words";
import { closeAlert, insertAlert, listOpenAlerts, takeDay } from "../store";

interface Measured {
  workspace: Workspace;
  day: string;
  goals: { goal: GoalRow; check: GoalCheck }[];
  drift: Drift | null;
  /** Of the criteria, if any are in force. */
  activeId: string | null;
}

/**
 * Measures every goal and what was agreed, once per local day of the workspace: raises an alert for
 * what is missed, closes those of what is back, and writes the mail about the new ones.
 */
export const checkDay = defineCommand({
  name: "alert.checkDay",
  permission: "system:run",
  input: noInput,
  async prepare({ db, actor, now }): Promise<Measured> {
    const workspace = await readWorkspace(db);
    const day = periodKey(now, "day", workspace.timeZone);
    const goals = await goalsOn(db, day);
    const checks = await checkGoals({ db, actor, now }, goals, workspace.timeZone);
    return {
      workspace,
      day,
      goals: goals.flatMap((goal) => {
        const check = checks.get(goal.id);
        return check ? [{ goal, check }] : [];
      }),
      drift: await getDrift.run({ db, actor, now, input: {} }),
      activeId: (await findVersionInState(db, "active"))?.id ?? null,
    };
  },
  async run({ tx, actor, now, prepared }) {
    const { workspace, day } = prepared;
    // Of several processes that measured one day, one gets to write.
    if (!(await takeDay(tx, day, now))) refuse("conflict", t("This day was checked already."));
    const goals = await unchanged(tx, prepared.goals);
    for (const { goal, check } of goals) await putCheck(tx, goal.id, check);
    const wanted = [...goals.flatMap((one) => missedGoal(one, workspace)), ...missed(prepared)];
    const open = await listOpenAlerts(tx, readableTopics(actor));
    const closed: AuditEntry[] = [];
    for (const alert of open) {
      const ending = endingOf(alert, wanted, goals, prepared);
      if (!ending || !(await closeAlert(tx, subjectOf(alert.content), now, ending))) continue;
      closed.push(entryOf("alert.close", alert.id, alert.content));
    }
    const raised: AlertContent[] = [];
    const raising: AuditEntry[] = [];
    for (const content of wanted) {
      const id = newId();
      if (!(await insertAlert(tx, id, content, now))) continue;
      raised.push(content);
      raising.push(entryOf("alert.raise", id, content));
    }
    await writeMail(tx, raised, workspace, now);
    const counts = { goals: goals.length, raised: raised.length, closed: closed.length };
    return {
      result: { day, ...counts },
      audit: [
        {
          action: "alert.check",
          entity: "workspace",
          entityId: "workspace",
          after: { day, ...counts },
        },
        ...closed,
        ...raising,
      ],
    };
  },
});

function entryOf(action: AuditEntry["action"], id: string, content: AlertContent): AuditEntry {
  return { action, entity: "alert", entityId: id, after: { name: alertTitle(content) } };
}

/** Goals that nobody changed or deleted while they were measured. */
async function unchanged(tx: Tx, measured: Measured["goals"]): Promise<Measured["goals"]> {
  const kept: Measured["goals"] = [];
  for (const one of measured) {
    const now = await findGoal(tx, one.goal.id);
    if (now?.version === one.goal.version) kept.push(one);
  }
  return kept;
}

function missedGoal(
  { goal, check }: Measured["goals"][number],
  { currency }: Workspace,
): AlertContent[] {
  if (check.verdict !== "missed") return [];
  const { id, report, search, figure, direction, target, basis } = goal;
  const aim = { direction, target, basis };
  const { measured } = check;
  const topic = topicOf(goal);
  return [{ kind: "goal", goalId: id, report, topic, search, figure, aim, measured, currency }];
}

function missed({ drift }: Measured): AlertContent[] {
  if (!drift) return [];
  const { id, number, name } = drift.version;
  return drift.findings.map((finding) => ({
    kind: "drift",
    version: { id, number, name },
    finding,
  }));
}

/** Why an alert ends today; null while it lasts, or cannot be told. */
function endingOf(
  { content }: Alert,
  wanted: readonly AlertContent[],
  goals: Measured["goals"],
  { goals: measured, activeId }: Measured,
): AlertEnding | null {
  const subject = subjectOf(content);
  if (wanted.some((one) => subjectOf(one) === subject)) return null;
  if (content.kind === "drift") {
    return { why: activeId === content.version.id ? "back" : "replaced" };
  }
  const isMeasured = measured.some(({ goal }) => goal.id === content.goalId);
  if (!isMeasured) return { why: "over" };
  const check = goals.find(({ goal }) => goal.id === content.goalId)?.check;
  if (!check || check.verdict === "unknown") return null;
  return { why: "back", verdict: check.verdict, measured: check.measured };
}

/** To each who asked for it, about those of the alerts that their role may read. */
async function writeMail(
  tx: Tx,
  raised: readonly AlertContent[],
  { name, timeZone, language }: Workspace,
  now: number,
): Promise<void> {
  if (raised.length === 0) return;
  const context = { workspace: name, timeZone, address: appUrl() };
  for (const reader of await readMailReaders(tx, "alertRaised")) {
    const readable = readableTopics(actorOf(reader.role));
    const mine = raised.filter((one) => one.kind === "drift" || readable.includes(one.topic));
    if (mine.length === 0) continue;
    const to = { id: newId(), toName: reader.name, toAddress: reader.email };
    const text = inLanguage(reader.language ?? language ?? "en", () => alertMail(mine, context));
    await insertMail(tx, { ...to, ...text }, mailSettings() !== null, now);
  }
}

function actorOf(role: Extract<Actor, { kind: "user" }>["role"]) {
  return { kind: "user" as const, role };
}
