import { z } from "zod";
import { hashToken } from "@/lib/auth/tokens";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { listSessionsInput, tokenInput } from "./schema";
import { readAbsence } from "./store/absences";
import { readInviteByHash, readOpenInvites } from "./store/invites";
import { readKeys } from "./store/keys";
import { readSessions } from "./store/sessions";
import {
  anyUser,
  readColleagues,
  readFirstOfEachRole,
  readLanguage,
  readUser,
  readUsers,
} from "./store/users";

export const listUsers = defineQuery({
  name: "user.list",
  permission: "user:read",
  input: z.object({}),
  run: ({ db }) => readUsers(db),
});

/** Names and roles of everybody, for owners and filters. Former colleagues are marked. */
export const listColleagues = defineQuery({
  name: "user.colleagues",
  permission: "lead:read",
  input: z.object({}),
  run: ({ db, now }) => readColleagues(db, now),
});

/** One's own account. */
export const getAccount = defineQuery({
  name: "user.account",
  permission: "self:manage",
  input: z.object({}),
  async run({ db, actor }) {
    const user = actor.kind === "user" ? await readUser(db, actor.id) : null;
    if (!user) refuse("not_found", t("Only people have an account."));
    const { id, email, name, role, passwordHash } = user;
    const away = await readAbsence(db, id);
    const language = await readLanguage(db, id);
    return { id, email, name, role, hasPassword: passwordHash !== null, away, language };
  },
});

/** Sessions in force: one's own, or those of `userId`, or (admins) of everybody by "all". */
export const listSessions = defineQuery({
  name: "session.list",
  permission: "self:manage",
  input: listSessionsInput,
  async run({ db, actor, input, now }) {
    const wanted = input.userId ?? actor.id ?? "all";
    if (wanted !== actor.id && !can(actor, "user:manage")) {
      refuse("forbidden", t("Only an admin may see where other people are signed in."));
    }
    const current = actor.kind === "user" ? actor.sessionId : null;
    const rows = await readSessions(db, wanted === "all" ? null : wanted, now);
    return rows.map((row) => ({ ...row, isCurrent: row.id === current }));
  },
});

export const listKeys = defineQuery({
  name: "key.list",
  permission: "key:manage",
  input: z.object({}),
  run: ({ db }) => readKeys(db),
});

/** Invitations and reset links that still work; the links themselves are not kept. */
export const listInvites = defineQuery({
  name: "invite.list",
  permission: "user:manage",
  input: z.object({}),
  run: ({ db, now }) => readOpenInvites(db, now),
});

/** What an invitation or reset link is for; asked on behalf of whoever holds it. */
export const getInvite = defineQuery({
  name: "invite.get",
  permission: "system:run",
  input: tokenInput,
  async run({ db, input, now }) {
    const invite = await readInviteByHash(db, hashToken(input.token), now);
    if (!invite) refuse("not_found", t("This link was used already or has run out."));
    const { kind, email, role, expiresAt } = invite;
    const { name, timeZone } = await readWorkspace(db);
    return { kind, email, role, expiresAt, workspaceName: name, timeZone };
  },
});

/** What the sign-in page needs to know of the workspace. */
export const getDoorstep = defineQuery({
  name: "workspace.doorstep",
  permission: "system:run",
  input: z.object({}),
  async run({ db }) {
    const { name } = await readWorkspace(db);
    return { name, isSetUp: await anyUser(db) };
  },
});

/** One person of each role, for the demo's one-click sign-in. */
export const listDemoPeople = defineQuery({
  name: "user.demo",
  permission: "system:run",
  input: z.object({}),
  run: ({ db }) => readFirstOfEachRole(db),
});
