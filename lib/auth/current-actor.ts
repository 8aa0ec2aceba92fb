import { cache } from "react";
import { store } from "@/db/client";
import { type Actor, SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { readWorkspace } from "@/lib/settings/store";
import { noteSessionSeen } from "@/lib/users/commands/sessions";
import { readLiveSession } from "@/lib/users/store/sessions";
import { sessionIdOfRequest } from "./session-cookie";
import { speak } from "./spoken";

export type UserActor = Extract<Actor, { kind: "user" }>;

const SEEN_EVERY_MS = 15 * 60_000;

/** The user of a session, null when it is not in force any more. */
export async function actorOfSession(sessionId: string): Promise<UserActor | null> {
  const now = Date.now();
  const session = await readLiveSession((await store()).read, sessionId, now);
  if (!session) return null;
  if (now - session.lastSeenAt > SEEN_EVERY_MS) {
    // The answer does not wait for it, and does not fail with it: `execute` logs what goes wrong.
    void execute(noteSessionSeen, SWEEP, { id: session.id });
  }
  speak(session.language, session.workspaceLanguage);
  return {
    kind: "user",
    id: session.userId,
    name: session.name,
    role: session.role,
    sessionId: session.id,
  };
}

/** The language of pages before anybody is known. */
async function speakAsWorkspace(): Promise<void> {
  speak(null, (await readWorkspace((await store()).read)).language);
}

/**
 * Who is signed in. The cookie only names the session row, and the row and its user are read anew
 * for each request: revoking, disabling and a change of role act at once.
 */
export const currentActor = cache(async (): Promise<UserActor | null> => {
  const sessionId = await sessionIdOfRequest();
  const actor = sessionId ? await actorOfSession(sessionId) : null;
  if (!actor) await speakAsWorkspace();
  return actor;
});
