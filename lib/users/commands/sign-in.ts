import { z } from "zod";
import {
  addressThrottleKey,
  emailThrottleKey,
  FAILURE_WINDOW_MS,
  isThrottled,
} from "@/lib/auth/throttle";
import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { email, personName } from "../schema";
import { clearFailures, countFailure, dropStaleFailures } from "../store/failures";
import { insertSession } from "../store/sessions";
import { insertUser, readCredentials, readUser } from "../store/users";

/** A session ends after this long, used or not. */
export const SESSION_LASTS_MS = 30 * 86_400_000;

const origin = {
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
};

/** Opens a session for a user who has proven who they are. Run by the sign-in itself. */
export const openSession = defineCommand({
  name: "session.open",
  permission: "system:run",
  input: z.object({
    userId: z.string(),
    method: z.enum(["password", "oidc", "demo"]),
    ...origin,
  }),
  async run({ tx, input, now }) {
    const user = await readUser(tx, input.userId);
    if (!user || user.disabledAt !== null) refuse("forbidden", t("This account cannot sign in."));
    const id = newId();
    await insertSession(tx, {
      id,
      userId: user.id,
      createdAt: now,
      expiresAt: now + SESSION_LASTS_MS,
      userAgent: input.userAgent?.slice(0, 300) ?? null,
      ip: input.address?.slice(0, 64) ?? null,
    });
    if (input.method === "password") await clearFailures(tx, emailThrottleKey(user.email));
    return {
      result: { id },
      audit: [
        {
          action: "session.open",
          entity: "user",
          entityId: user.id,
          after: { method: input.method, address: input.address },
          actorName: user.name,
        },
      ],
    };
  },
});

/** Counts a sign-in that failed, against the account and the address it came from. */
export const recordSignInFailure = defineCommand({
  name: "session.refuse",
  permission: "system:run",
  input: z.object({ email: z.string().max(254), address: z.string().nullable() }),
  async run({ tx, input, now }) {
    await dropStaleFailures(tx, now);
    const keys = [emailThrottleKey(input.email)];
    if (input.address) keys.push(addressThrottleKey(input.address));
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, await countFailure(tx, key, now, FAILURE_WINDOW_MS));
    const user = await readCredentials(tx, input.email);
    return {
      result: null,
      audit: [
        {
          action: isThrottled(counts) ? "session.throttle" : "session.refuse",
          entity: user ? "user" : "address",
          entityId: user?.id ?? input.address ?? "unknown",
          after: {
            email: input.email,
            address: input.address,
            failures: Math.max(...counts.values()),
          },
        },
      ],
    };
  },
});

/** Adds somebody whom the identity provider vouches for, as a viewer. */
export const provisionUser = defineCommand({
  name: "user.provision",
  permission: "system:run",
  input: z.object({ email, name: personName }),
  async run({ tx, input, now }) {
    const user = {
      id: newId(),
      email: input.email,
      name: input.name,
      role: "viewer" as const,
      passwordHash: null,
      createdAt: now,
    };
    if (!(await insertUser(tx, user))) refuse("conflict", t("This account exists already."));
    return {
      result: { id: user.id },
      audit: [
        {
          action: "user.create",
          entity: "user",
          entityId: user.id,
          after: { email: user.email, name: user.name, role: user.role },
          actorName: "Identity provider",
        },
      ],
    };
  },
});
