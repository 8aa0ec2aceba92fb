import { mailSettings } from "@/lib/env";
import { defineQuery } from "@/lib/operations/query";
import { DEFAULT_CHANNEL, kindsFor, type NotificationChoice, noInput } from "./schema";
import { readChoices } from "./store/choices";

/** How one is told of each kind of thing that one can be told of, and whether mail is set up at all. */
export const getChoices = defineQuery({
  name: "notification.choices",
  permission: "self:manage",
  input: noInput,
  async run({ db, actor }): Promise<{ choices: NotificationChoice[]; isMailSetUp: boolean }> {
    const made = actor.kind === "user" ? await readChoices(db, actor.id) : [];
    return {
      choices: kindsFor(actor).map((kind) => ({
        kind,
        channel: made.find((one) => one.kind === kind)?.channel ?? DEFAULT_CHANNEL,
      })),
      isMailSetUp: mailSettings() !== null,
    };
  },
});
