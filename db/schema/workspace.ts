import { DENSITIES } from "@/lib/engine/density";
import type { KeyScope } from "@/lib/engine/key-scopes";
import { ROLES } from "@/lib/engine/roles";
import { LANGUAGES } from "@/lib/language";
import { k } from "../kit";

/** One row per setting group; `workspace` is the first. */
export const settings = k.table("settings", {
  key: k.text("key").primaryKey(),
  value: k.json<unknown>("value").notNull(),
  updatedAt: k.at("updated_at").notNull(),
  version: k.int("version").notNull().default(1),
});

export const users = k.table(
  "users",
  {
    id: k.text("id").primaryKey(),
    email: k.text("email").notNull(),
    emailKey: k.text("email_key").notNull(),
    name: k.text("name").notNull(),
    role: k.oneOf("role", [...ROLES]).notNull(),
    /** argon2id; null for people who sign in through an identity provider only. */
    passwordHash: k.text("password_hash"),
    disabledAt: k.at("disabled_at"),
    createdAt: k.at("created_at").notNull(),
    version: k.int("version").notNull().default(1),
    density: k
      .oneOf("density", [...DENSITIES])
      .notNull()
      .default("comfortable"),
    /** null: as their browser asks for. */
    language: k.oneOf("language", [...LANGUAGES]),
    /** Out of office: days of the workspace, both included; null when nothing is planned. */
    awayFrom: k.text("away_from"),
    awayUntil: k.text("away_until"),
  },
  (t) => [k.uniqueIndex("users_email_key").on(t.emailKey)],
);

/** A signed-in browser. The cookie names this row; revoking the row signs the browser out. */
export const sessions = k.table(
  "sessions",
  {
    id: k.text("id").primaryKey(),
    userId: k
      .text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: k.at("created_at").notNull(),
    lastSeenAt: k.at("last_seen_at").notNull(),
    expiresAt: k.at("expires_at").notNull(),
    revokedAt: k.at("revoked_at"),
    userAgent: k.text("user_agent"),
    ip: k.text("ip"),
  },
  (t) => [k.index("sessions_user").on(t.userId)],
);

/** Links sent to people: an invitation, or a password reset. Only the token's hash is kept. */
export const invites = k.table(
  "invites",
  {
    id: k.text("id").primaryKey(),
    kind: k.oneOf("kind", ["invite", "reset"]).notNull(),
    email: k.text("email").notNull(),
    role: k.oneOf("role", [...ROLES]),
    userId: k.text("user_id"),
    tokenHash: k.text("token_hash").notNull(),
    createdBy: k.text("created_by"),
    createdAt: k.at("created_at").notNull(),
    expiresAt: k.at("expires_at").notNull(),
    usedAt: k.at("used_at"),
  },
  (t) => [k.uniqueIndex("invites_token").on(t.tokenHash)],
);

/** Failed sign-ins per e-mail and per address, to slow guessing down. */
export const signInFailures = k.table("sign_in_failures", {
  key: k.text("key").primaryKey(),
  count: k.int("count").notNull(),
  windowEndsAt: k.at("window_ends_at").notNull(),
});

export const apiKeys = k.table(
  "api_keys",
  {
    id: k.text("id").primaryKey(),
    name: k.text("name").notNull(),
    /** The first characters, to recognise it by. */
    prefix: k.text("prefix").notNull(),
    hash: k.text("hash").notNull(),
    role: k.oneOf("role", [...ROLES]).notNull(),
    /** Permissions that it is narrowed to; null = all that its role holds. */
    scopes: k.json<KeyScope[]>("scopes"),
    createdBy: k.text("created_by"),
    createdAt: k.at("created_at").notNull(),
    lastUsedAt: k.at("last_used_at"),
    revokedAt: k.at("revoked_at"),
  },
  (t) => [k.uniqueIndex("api_keys_hash").on(t.hash)],
);

/** Every write: who, what, before, after. Also the event log that open screens follow. */
export const audit = k.table(
  "audit",
  {
    seq: k.sequence("seq"),
    at: k.at("at").notNull(),
    actorId: k.text("actor_id"),
    actorName: k.text("actor_name").notNull(),
    /** The command that did it. */
    command: k.text("command").notNull(),
    action: k.text("action").notNull(),
    entity: k.text("entity").notNull(),
    entityId: k.text("entity_id").notNull(),
    before: k.json<unknown>("before"),
    after: k.json<unknown>("after"),
  },
  (t) => [
    k.index("audit_entity").on(t.entity, t.entityId),
    k.index("audit_actor").on(t.actorId, t.seq),
  ],
);

/** Why leads leave: one required on every exit; a used reason is retired, never deleted. */
export const exitReasons = k.table("exit_reasons", {
  id: k.text("id").primaryKey(),
  label: k.text("label").notNull(),
  kind: k.oneOf("kind", ["disqualify", "recycle", "both"]).notNull(),
  /** Who must act on it. */
  actor: k.text("actor").notNull(),
  /** Only after the agreed number of attempts to reach the lead. */
  needsAttempts: k.bool("needs_attempts").notNull().default(false),
  position: k.int("position").notNull(),
  retiredAt: k.at("retired_at"),
});
