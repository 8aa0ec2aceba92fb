import { z } from "zod";
import type { Absence } from "@/lib/engine/absence";
import { DENSITIES } from "@/lib/engine/density";
import { KEY_SCOPES, type KeyScope } from "@/lib/engine/key-scopes";
import { ROLES, type Role } from "@/lib/engine/roles";
import { LANGUAGES, t } from "@/lib/language";
import { day } from "@/lib/settings/schema/fields";

/** Two spellings of one address are one person. */
export function emailKeyOf(email: string): string {
  return email.trim().toLowerCase();
}

export const email = z
  .string()
  .trim()
  .max(254, { error: () => t("This email address is too long.") })
  .pipe(z.email({ error: () => t("Write a complete email address, like name@company.com.") }));

export const personName = z
  .string()
  .trim()
  .min(1, { error: () => t("Write a name.") })
  .max(80, { error: () => t("Use at most 80 characters.") });

export const PASSWORD_MIN = 10;

export const newPassword = z
  .string()
  .min(PASSWORD_MIN, {
    error: () => t`This is too short: use at least ${PASSWORD_MIN} characters.`,
  })
  .max(200, { error: () => t("Use at most 200 characters.") })
  .refine((text) => new Set(text).size > 3, {
    error: () => t("Use more than three different characters."),
  });

/** Why this password is refused for this person; null when it is fine. */
export function passwordProblem(password: string, address: string): string | null {
  const key = emailKeyOf(address);
  const given = password.trim().toLowerCase();
  return given === key || given === key.split("@")[0]
    ? t("The password must not be the email address.")
    : null;
}

export const role = z.enum(ROLES, { error: () => t("Choose a role.") });
export const idInput = z.object({ id: z.string().min(1).max(64) });
const token = z.string().min(10).max(200);

export const createInviteInput = z.object({ email, role });
export const acceptInviteInput = z.object({ token, name: personName, password: newPassword });
export const redeemResetInput = z.object({ token, password: newPassword });
export const tokenInput = z.object({ token });

export const createUserInput = z.object({
  email,
  name: personName,
  role,
  /** None: signs in through the identity provider, or by a reset link. */
  password: newPassword.optional(),
});

export const updateUserInput = z.object({
  id: z.string().min(1).max(64),
  version: z.number().int(),
  name: personName.optional(),
  role: role.optional(),
  disabled: z.boolean().optional(),
});

export const changePasswordInput = z.object({
  current: z
    .string()
    .min(1, { error: () => t("Write your current password.") })
    .max(200),
  password: newPassword,
});

/** Days of the workspace, both included. */
export const setAwayInput = z
  .object({ id: z.string().min(1).max(64), from: day, until: day })
  .refine(({ from, until }) => from <= until, {
    error: () => t("The last day must not be before the first one."),
    path: ["until"],
  });
/** null: as the browser asks for. */
export const setLanguageInput = z.object({ language: z.enum(LANGUAGES).nullable() });
export const setDensityInput = z.object({ density: z.enum(DENSITIES) });
export const renameSelfInput = z.object({ name: personName });
export const listSessionsInput = z.object({ userId: z.string().max(64).optional() });
export const createKeyInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, { error: () => t("Say what the key is for.") })
    .max(80, { error: () => t("Use at most 80 characters.") }),
  role,
  /** All that the role may do when absent. */
  scopes: z
    .array(z.enum(Object.keys(KEY_SCOPES) as [KeyScope, ...KeyScope[]]))
    .min(1, { error: () => t("Choose at least one thing that it may do.") })
    .transform((scopes) => [...new Set(scopes)])
    .optional(),
});

/** A user as lists show them. */
export interface UserRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  hasPassword: boolean;
  disabledAt: number | null;
  createdAt: number;
  lastSeenAt: number | null;
  /** When they are, or will be, out of office. */
  away: Absence | null;
  version: number;
}

/** Somebody to name, to assign to or to filter by. */
export interface Colleague {
  id: string;
  name: string;
  role: Role;
  active: boolean;
  /** Their last day out of office; null when they are there. */
  awayUntil: string | null;
}

export interface InviteRow {
  id: string;
  kind: "invite" | "reset";
  email: string;
  role: Role | null;
  createdAt: number;
  expiresAt: number;
}
