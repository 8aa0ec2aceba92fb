import { store } from "@/db/client";
import { type Actor, SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { noteKeyUsed } from "@/lib/users/commands/keys";
import { readKeyByHash } from "@/lib/users/store/keys";
import { hashToken } from "./tokens";

const USED_EVERY_MS = 60 * 60_000;

/** The bearer of an API key, null when the key is unknown or revoked. */
export async function actorOfKey(token: string): Promise<Extract<Actor, { kind: "key" }> | null> {
  if (!token.startsWith("hk_") || token.length > 200) return null;
  const key = await readKeyByHash((await store()).read, hashToken(token));
  if (!key) return null;
  const now = Date.now();
  if (now - (key.lastUsedAt ?? 0) > USED_EVERY_MS) {
    void execute(noteKeyUsed, SWEEP, { id: key.id });
  }
  return { kind: "key", id: key.id, name: key.name, role: key.role, scopes: key.scopes };
}
