import type { Actor } from "@/lib/operations/actor";

/**
 * Stands in for somebody who is not signed in yet, in the few operations whose right is something
 * else than a session: a password, an invitation's token, the setup token. The caller checks it.
 */
export const VISITOR: Actor = { kind: "system", id: null, name: "Visitor" };
