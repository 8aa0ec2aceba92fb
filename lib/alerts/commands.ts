import { readableTopics } from "@/lib/goals/queries";
import { inEnglish, t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { alertIdInput } from "./schema";
import { alertTitle } from "./schema/words";
import { acknowledge, findAlert } from "./store";

/** Takes note of an alert: it stays until what it is about is back, but no longer asks for anybody. */
export const acknowledgeAlert = defineCommand({
  name: "alert.acknowledge",
  permission: "alert:acknowledge",
  input: alertIdInput,
  async run({ tx, actor, input, now }) {
    const alert = await findAlert(tx, input.id, readableTopics(actor));
    if (!alert) refuse("not_found", t("There is no such alert."));
    if (alert.closedAt !== null) refuse("conflict", t("This alert has ended meanwhile."));
    if (!(await acknowledge(tx, alert.id, actor, now))) {
      const other = await findAlert(tx, alert.id, readableTopics(actor));
      refuse(
        "conflict",
        t`${other?.acknowledged?.by ?? t("Somebody")} has taken note of it already.`,
      );
    }
    return {
      result: null,
      audit: [
        {
          action: "alert.acknowledge",
          entity: "alert",
          entityId: alert.id,
          after: { name: inEnglish(() => alertTitle(alert.content)) },
        },
      ],
    };
  },
});
