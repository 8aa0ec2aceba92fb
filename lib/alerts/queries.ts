import { findVersionInState } from "@/lib/criteria/store";
import { periodKey } from "@/lib/engine/calendar";
import { readableTopics } from "@/lib/goals/queries";
import { countGoals } from "@/lib/goals/store";
import { SWEEP } from "@/lib/operations/actor";
import { defineQuery } from "@/lib/operations/query";
import { remembered } from "@/lib/operations/remembered";
import { readWorkspace } from "@/lib/settings/store";
import { type Alert, noInput } from "./schema";
import { isDayChecked, listClosedAlerts, listOpenAlerts } from "./store";

const MOST_CLOSED = 50;

/** Alerts that last, and the latest that ended. */
export const listAlerts = defineQuery({
  name: "alert.list",
  permission: "report:read",
  input: noInput,
  async run({ db, actor }) {
    const readable = readableTopics(actor);
    return {
      open: await listOpenAlerts(db, readable),
      closed: await listClosedAlerts(db, readable, MOST_CLOSED),
    };
  },
});

/** Alerts of goals that last, the latest first: the page of all reports asks at each visit. */
export const listMissedGoals = defineQuery({
  name: "alert.missedGoals",
  permission: "report:read",
  input: noInput,
  async run({ db, actor }): Promise<Alert[]> {
    const open = await remembered(db, "alert.missedGoals", () =>
      listOpenAlerts(db, readableTopics(SWEEP)),
    );
    const readable = readableTopics(actor);
    return open.filter(
      ({ content }) => content.kind === "goal" && readable.includes(content.topic),
    );
  },
});

/** Whether the local day is yet to be checked, and there is anything to check. */
export const isCheckDue = defineQuery({
  name: "alert.checkDue",
  permission: "system:run",
  input: noInput,
  async run({ db, actor, now }) {
    const { timeZone } = await readWorkspace(db);
    if (await isDayChecked(db, periodKey(now, "day", timeZone))) return false;
    if ((await countGoals(db)) > 0 || (await findVersionInState(db, "active"))) return true;
    return (await listOpenAlerts(db, readableTopics(actor))).length > 0;
  },
});
