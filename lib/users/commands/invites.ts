import { hashPassword } from "@/lib/auth/passwords";
import { emailThrottleKey } from "@/lib/auth/throttle";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import {
  acceptInviteInput,
  createInviteInput,
  idInput,
  passwordProblem,
  redeemResetInput,
} from "../schema";
import { clearFailures } from "../store/failures";
import {
  endInvite,
  endInvites,
  insertInvite,
  readInviteByHash,
  spendInvite,
} from "../store/invites";
import { revokeSessionsOf } from "../store/sessions";
import { insertUser, readCredentials, readUser, setPassword } from "../store/users";
import { EMAIL_TAKEN } from "./users";

const INVITE_LASTS_MS = 7 * 86_400_000;
const RESET_LASTS_MS = 86_400_000;
export const LINK_ENDED = "This link was used already or has run out. Ask an admin for a new one.";

/** Invites somebody: the result holds the link, which is shown only now. */
export const createInvite = defineCommand({
  name: "invite.create",
  permission: "user:manage",
  input: createInviteInput,
  async run({ tx, actor, input, now }) {
    if (await readCredentials(tx, input.email)) {
      refuse("conflict", t(EMAIL_TAKEN), { email: t(EMAIL_TAKEN) });
    }
    await endInvites(tx, "invite", input.email, now);
    const { token, hash } = newToken();
    const expiresAt = now + INVITE_LASTS_MS;
    const id = newId();
    const { email, role } = input;
    const invite = { id, kind: "invite" as const, email, role, createdAt: now, expiresAt };
    const createdBy = actor.kind === "user" ? actor.id : null;
    await insertInvite(tx, { ...invite, userId: null, tokenHash: hash, createdBy });
    return {
      result: { id, path: `/invite/${token}`, expiresAt },
      audit: [{ action: "invite.create", entity: "invite", entityId: id, after: { email, role } }],
    };
  },
});

/** Takes an invitation or a reset link back before it was used. */
export const revokeInvite = defineCommand({
  name: "invite.revoke",
  permission: "user:manage",
  input: idInput,
  async run({ tx, input, now }) {
    const email = await endInvite(tx, input.id, now);
    if (email === null) refuse("not_found", t("This link was used already or has run out."));
    return {
      result: null,
      audit: [{ action: "invite.revoke", entity: "invite", entityId: input.id, before: { email } }],
    };
  },
});

/** Joins the workspace by a link. Run for somebody who is not signed in: the token is the right. */
export const acceptInvite = defineCommand({
  name: "invite.accept",
  permission: "system:run",
  input: acceptInviteInput,
  async run({ tx, input, now }) {
    const invite = await readInviteByHash(tx, hashToken(input.token), now);
    if (invite?.kind !== "invite" || !invite.role) refuse("not_found", t(LINK_ENDED));
    const { email, role } = invite;
    const problem = passwordProblem(input.password, email);
    if (problem) refuse("invalid", problem, { password: problem });
    if (!(await spendInvite(tx, invite.id, now))) refuse("not_found", t(LINK_ENDED));
    const id = newId();
    const passwordHash = await hashPassword(input.password);
    const user = { id, email, name: input.name, role, passwordHash, createdAt: now };
    if (!(await insertUser(tx, user))) refuse("conflict", t(EMAIL_TAKEN));
    return {
      result: { email },
      audit: [
        {
          action: "invite.accept",
          entity: "user",
          entityId: id,
          after: { email, name: input.name, role },
          actorName: input.name,
        },
      ],
    };
  },
});

/** Makes a link by which a user sets a new password; shown only now. */
export const createReset = defineCommand({
  name: "reset.create",
  permission: "user:manage",
  input: idInput,
  async run({ tx, actor, input, now }) {
    const user = await readUser(tx, input.id);
    if (!user || user.disabledAt !== null) {
      refuse(
        "not_found",
        t("This person cannot sign in at present, so there is nothing to reset."),
      );
    }
    await endInvites(tx, "reset", user.email, now);
    const { token, hash } = newToken();
    const expiresAt = now + RESET_LASTS_MS;
    await insertInvite(tx, {
      id: newId(),
      kind: "reset",
      email: user.email,
      role: null,
      userId: user.id,
      tokenHash: hash,
      createdBy: actor.kind === "user" ? actor.id : null,
      createdAt: now,
      expiresAt,
    });
    return {
      result: { path: `/reset/${token}`, expiresAt },
      audit: [{ action: "reset.create", entity: "user", entityId: user.id }],
    };
  },
});

/** Sets a new password by a link, and signs all other browsers out. */
export const redeemReset = defineCommand({
  name: "reset.redeem",
  permission: "system:run",
  input: redeemResetInput,
  async run({ tx, input, now }) {
    const reset = await readInviteByHash(tx, hashToken(input.token), now);
    const user = reset?.kind === "reset" && reset.userId ? await readUser(tx, reset.userId) : null;
    if (!reset || !user || user.disabledAt !== null) refuse("not_found", t(LINK_ENDED));
    const problem = passwordProblem(input.password, user.email);
    if (problem) refuse("invalid", problem, { password: problem });
    if (!(await spendInvite(tx, reset.id, now))) refuse("not_found", t(LINK_ENDED));
    await setPassword(tx, user.id, await hashPassword(input.password));
    await revokeSessionsOf(tx, user.id, now);
    await clearFailures(tx, emailThrottleKey(user.email));
    return {
      result: { email: user.email },
      audit: [{ action: "reset.redeem", entity: "user", entityId: user.id, actorName: user.name }],
    };
  },
});
