import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { chooseInput, DEFAULT_CHANNEL, KIND_INFO } from "../schema";
import { readChoices, writeChoice } from "../store/choices";

/** Chooses how one is told of a kind of thing from now on. */
export const chooseNotification = defineCommand({
  name: "notification.choose",
  permission: "self:manage",
  input: chooseInput,
  async run({ tx, actor, input: { kind, channel } }) {
    if (actor.kind !== "user") refuse("forbidden", t("Only people are told of things."));
    if (!can(actor, KIND_INFO[kind].needs)) {
      refuse("forbidden", t("Your role is not told of this."));
    }
    const choices = await readChoices(tx, actor.id);
    const before = choices.find((one) => one.kind === kind)?.channel ?? DEFAULT_CHANNEL;
    if (before === channel) refuse("conflict", t("It is so already."));
    await writeChoice(tx, actor.id, { kind, channel });
    return {
      result: null,
      audit: [
        {
          action: "notification.choose",
          entity: "notification",
          entityId: actor.id,
          before: { kind, channel: before },
          after: { kind, channel },
        },
      ],
    };
  },
});
