import { z } from "zod";
import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { idInput } from "../schema";
import { readSessionOwner, revokeSession as revoke, touchSession } from "../store/sessions";

/** Notes that a session was used. Run by the program itself, now and then. */
export const noteSessionSeen = defineCommand({
  name: "session.seen",
  permission: "system:run",
  input: z.object({ id: z.string() }),
  async run({ tx, input, now }) {
    const inForce = await touchSession(tx, input.id, now);
    if (!inForce) refuse("not_found", t("This session has ended."));
    return {
      result: null,
      audit: [{ action: "session.seen", entity: "session", entityId: input.id }],
    };
  },
});

/** Signs a browser out: one's own, or anybody's by an admin. It acts with its next request. */
export const revokeSession = defineCommand({
  name: "session.revoke",
  permission: "self:manage",
  input: idInput,
  async run({ tx, actor, input, now }) {
    const owner = await readSessionOwner(tx, input.id);
    if (!owner) refuse("not_found", t("This session has already ended."));
    if (actor.id !== owner && !can(actor, "user:manage")) {
      refuse("forbidden", t("Only an admin may sign other people out."));
    }
    await revoke(tx, input.id, now);
    return {
      result: null,
      audit: [
        {
          action: "session.revoke",
          entity: "user",
          entityId: owner,
          before: { session: input.id },
        },
      ],
    };
  },
});

/** Ends the session that the actor asks with. */
export const signOut = defineCommand({
  name: "session.signOut",
  permission: "self:manage",
  input: z.object({}),
  async run({ tx, actor, now }) {
    if (actor.kind !== "user") refuse("forbidden", t("Only people can sign out."));
    await revoke(tx, actor.sessionId, now);
    return {
      result: null,
      audit: [{ action: "session.close", entity: "user", entityId: actor.id }],
    };
  },
});
