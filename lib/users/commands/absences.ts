import type { Tx } from "@/db/handles";
import { periodKey } from "@/lib/engine/calendar";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { readWorkspace } from "@/lib/settings/store";
import { idInput, setAwayInput } from "../schema";
import { readAbsence, writeAbsence } from "../store/absences";
import { readUser } from "../store/users";

/** Says from which day until which somebody is out of office, oneself or, for who assigns leads, another. */
export const setAway = defineCommand({
  name: "user.setAway",
  permission: "lead:write",
  input: setAwayInput,
  async run({ tx, actor, input: { id, from, until }, now }) {
    const user = await requirePerson(tx, actor, id);
    const { timeZone } = await readWorkspace(tx);
    if (until < periodKey(now, "day", timeZone)) {
      const message = t("This day is over already. Choose one that is to come.");
      refuse("invalid", message, { until: message });
    }
    const before = await readAbsence(tx, id);
    const after = { from, until };
    await writeAbsence(tx, id, after);
    return {
      result: after,
      audit: [
        {
          action: "user.setAway",
          entity: "user",
          entityId: id,
          before,
          after: { name: user.name, ...after },
        },
      ],
    };
  },
});

/** Somebody is back, or does not leave after all. */
export const endAway = defineCommand({
  name: "user.endAway",
  permission: "lead:write",
  input: idInput,
  async run({ tx, actor, input: { id } }) {
    const user = await requirePerson(tx, actor, id);
    const before = await readAbsence(tx, id);
    if (!before) refuse("conflict", t`${user.name} is not out of office.`);
    await writeAbsence(tx, id, null);
    return {
      result: null,
      audit: [
        {
          action: "user.endAway",
          entity: "user",
          entityId: id,
          before,
          after: { name: user.name },
        },
      ],
    };
  },
});

async function requirePerson(tx: Tx, actor: Actor, id: string) {
  if (id !== actor.id && !can(actor, "lead:assign")) {
    refuse("forbidden", t("Only a manager says when somebody else is out of office."));
  }
  const user = await readUser(tx, id);
  if (!user || user.disabledAt !== null) {
    refuse("not_found", t("This person is not in the workspace any more."));
  }
  return user;
}
