import { hashPassword } from "@/lib/auth/passwords";
import { t } from "@/lib/language";
import { type AuditEntry, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { ensureDefaults } from "@/lib/settings/store";
import {
  createUserInput,
  passwordProblem,
  renameSelfInput,
  setDensityInput,
  setLanguageInput,
  updateUserInput,
} from "../schema";
import { revokeSessionsOf } from "../store/sessions";
import {
  insertUser,
  lockAdmins,
  readDensity,
  readLanguage,
  readUser,
  updateUserRow,
  writeDensity,
  writeLanguage,
} from "../store/users";

export const EMAIL_TAKEN = "Somebody with this email address already has an account.";

/** Adds a user at once, without an invitation: from the command line, or the sample. */
export const createUser = defineCommand({
  name: "user.create",
  permission: "user:manage",
  input: createUserInput,
  async run({ tx, input, now }) {
    const { email, name, role, password } = input;
    const problem = password && passwordProblem(password, email);
    if (problem) refuse("invalid", problem, { password: problem });
    const id = newId();
    const passwordHash = password === undefined ? null : await hashPassword(password);
    const added = await insertUser(tx, { id, email, name, role, passwordHash, createdAt: now });
    if (!added) refuse("conflict", t(EMAIL_TAKEN), { email: t(EMAIL_TAKEN) });
    // The command line may be the first to people the workspace.
    await ensureDefaults(tx);
    return {
      result: { id },
      audit: [
        { action: "user.create", entity: "user", entityId: id, after: { email, name, role } },
      ],
    };
  },
});

const LAST_ADMIN =
  "This is the last admin. Make somebody else an admin first, so that the workspace keeps one.";

/** Changes name or role, and lets people in or out. Whoever is let out is signed out at once. */
export const updateUser = defineCommand({
  name: "user.update",
  permission: "user:manage",
  input: updateUserInput,
  async run({ tx, input, now }) {
    // Taken before the user is read, so that two admins cannot remove each other.
    const admins = await lockAdmins(tx);
    const user = await readUser(tx, input.id);
    if (!user) refuse("not_found", t("This person is not in the workspace any more."));
    const next = {
      name: input.name ?? user.name,
      role: input.role ?? user.role,
      disabledAt:
        input.disabled === undefined
          ? user.disabledAt
          : input.disabled
            ? (user.disabledAt ?? now)
            : null,
    };
    const staysAdmin = next.role === "admin" && next.disabledAt === null;
    if (!staysAdmin && admins.length === 1 && admins[0] === user.id)
      refuse("conflict", t(LAST_ADMIN));
    if (!(await updateUserRow(tx, user.id, input.version, next))) {
      refuse(
        "conflict",
        t`${user.name} was changed by somebody else meanwhile. Please look again.`,
      );
    }
    if (next.disabledAt !== null) await revokeSessionsOf(tx, user.id, now);
    return {
      result: { version: input.version + 1 },
      audit: [
        {
          action: actionOf(user.disabledAt, next.disabledAt),
          entity: "user",
          entityId: user.id,
          before: { name: user.name, role: user.role },
          after: { name: next.name, role: next.role },
        },
      ],
    };
  },
});

function actionOf(before: number | null, after: number | null): AuditEntry["action"] {
  if (before === after) return "user.update";
  return after === null ? "user.enable" : "user.disable";
}

/** Changes one's own name. */
export const renameSelf = defineCommand({
  name: "user.renameSelf",
  permission: "self:manage",
  input: renameSelfInput,
  async run({ tx, actor, input }) {
    const user = actor.kind === "user" ? await readUser(tx, actor.id) : null;
    if (!user) refuse("forbidden", t("Only people have an account to change."));
    if (!(await updateUserRow(tx, user.id, user.version, { name: input.name }))) {
      refuse(
        "conflict",
        t("Your account was changed by somebody else meanwhile. Please try again."),
      );
    }
    return {
      result: null,
      audit: [
        {
          action: "user.update",
          entity: "user",
          entityId: user.id,
          before: { name: user.name },
          after: { name: input.name },
        },
      ],
    };
  },
});

/** Chooses the language of one's own screens and mails. */
export const setLanguage = defineCommand({
  name: "user.setLanguage",
  permission: "self:manage",
  input: setLanguageInput,
  async run({ tx, actor, input: { language } }) {
    if (actor.kind !== "user") refuse("forbidden", t("Only people have screens."));
    const before = { language: await readLanguage(tx, actor.id) };
    await writeLanguage(tx, actor.id, language);
    return {
      result: null,
      audit: [
        {
          action: "user.setLanguage",
          entity: "user",
          entityId: actor.id,
          before,
          after: { language },
        },
      ],
    };
  },
});

/** Sets how close things stand on one's own screens. */
export const setDensity = defineCommand({
  name: "user.setDensity",
  permission: "self:manage",
  input: setDensityInput,
  async run({ tx, actor, input: { density } }) {
    if (actor.kind !== "user") refuse("forbidden", t("Only people have screens."));
    const before = { density: await readDensity(tx, actor.id) };
    await writeDensity(tx, actor.id, density);
    return {
      result: null,
      audit: [
        {
          action: "user.setDensity",
          entity: "user",
          entityId: actor.id,
          before,
          after: { density },
        },
      ],
    };
  },
});
