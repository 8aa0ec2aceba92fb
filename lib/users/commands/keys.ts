import { z } from "zod";
import { newToken } from "@/lib/auth/tokens";
import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { createKeyInput, idInput } from "../schema";
import { insertKey, revokeKey as revoke, touchKey } from "../store/keys";

const SHOWN_CHARACTERS = 9;

/** Makes a key for programs. The result is the only place where the key is ever shown. */
export const createKey = defineCommand({
  name: "key.create",
  permission: "key:manage",
  input: createKeyInput,
  async run({ tx, actor, input, now }) {
    const { token, hash } = newToken("hk_");
    const key = {
      id: newId(),
      name: input.name,
      role: input.role,
      scopes: input.scopes ?? null,
      prefix: token.slice(0, SHOWN_CHARACTERS),
      createdAt: now,
    };
    await insertKey(tx, { ...key, hash, createdBy: actor.kind === "user" ? actor.id : null });
    return {
      result: { id: key.id, token },
      audit: [
        {
          action: "key.create",
          entity: "key",
          entityId: key.id,
          after: { name: key.name, role: key.role, scopes: key.scopes, prefix: key.prefix },
        },
      ],
    };
  },
});

/** Ends a key; programs that use it are refused from their next request on. */
export const revokeKey = defineCommand({
  name: "key.revoke",
  permission: "key:manage",
  input: idInput,
  async run({ tx, input, now }) {
    const name = await revoke(tx, input.id, now);
    if (name === null) refuse("not_found", t("This key does not exist or was revoked already."));
    return {
      result: null,
      audit: [{ action: "key.revoke", entity: "key", entityId: input.id, before: { name } }],
    };
  },
});

/** Notes that a key was used. Run by the program itself, now and then. */
export const noteKeyUsed = defineCommand({
  name: "key.used",
  permission: "system:run",
  input: z.object({ id: z.string() }),
  async run({ tx, input, now }) {
    const name = await touchKey(tx, input.id, now);
    if (name === null) refuse("not_found", t("This key was revoked."));
    return {
      result: null,
      audit: [{ action: "key.used", entity: "key", entityId: input.id, after: { name } }],
    };
  },
});
