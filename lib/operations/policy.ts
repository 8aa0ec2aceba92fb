import type { KeyScope } from "@/lib/engine/key-scopes";
import type { Role } from "@/lib/engine/roles";
import type { Actor } from "./actor";

const everyone: readonly Role[] = ["admin", "manager", "marketer", "sdr", "viewer"];
const writers: readonly Role[] = ["admin", "manager", "marketer", "sdr"];

/** The permission table: what each role may do. Nothing else in the program knows roles. */
export const PERMISSIONS = {
  "lead:read": everyone,
  /** Bring leads and facts in by hand, write notes. */
  "lead:write": writers,
  /** Send what leads did. */
  "activity:write": writers,
  /** Move by hand into MQL, or out of marketing's stages. */
  "lead:market": ["admin", "marketer", "manager"],
  /** Work leads: claim, accept, qualify, recycle, disqualify. */
  "lead:work": ["admin", "sdr", "manager"],
  /** Write mail once that everybody sends to leads. */
  "template:write": writers,
  /** Give a lead to somebody else, or take over a claim. */
  "lead:assign": ["admin", "manager"],
  /** Answer for marketing when sales rejects an MQL. */
  "dispute:raise": ["admin", "marketer"],
  "dispute:decide": ["admin", "manager"],
  /** Make one lead of two that are the same person, and take that back. */
  "lead:merge": writers,
  /** Erase a person. */
  "lead:delete": ["admin"],
  /** Take along everything that is kept of a person. */
  "lead:export": ["admin", "manager"],
  /** Keep people out, and let them in again. */
  "privacy:manage": ["admin"],
  "opportunity:read": everyone,
  "opportunity:write": ["admin", "sdr", "manager"],
  "criteria:read": everyone,
  "criteria:write": ["admin", "marketer"],
  /** Say something about a draft or a proposal: who works by criteria has a say in them. */
  "criteria:comment": writers,
  "criteria:sign": ["admin", "manager"],
  "criteria:activate": ["admin", "marketer", "manager"],
  /** Name sets of conditions that filters and reports know leads by. */
  "segment:write": ["admin", "marketer"],
  "report:read": everyone,
  /** Views of one's own, and those that are shared. */
  "view:read": everyone,
  "view:write": everyone,
  "view:share": writers,
  /** Change what others share. */
  "view:manage": ["admin"],
  "goal:write": ["admin", "manager", "marketer"],
  "alert:acknowledge": writers,
  "cost:read": ["admin", "manager", "marketer", "viewer"],
  "cost:write": ["admin", "manager", "marketer"],
  /** Forms, how they do, and what was sent by them. */
  "form:read": everyone,
  "form:write": ["admin", "marketer"],
  /** Which websites send visits, and how their pages are called. */
  "tracking:write": ["admin", "marketer"],
  "import:read": ["admin", "manager", "marketer"],
  "import:run": ["admin", "manager", "marketer"],
  "user:read": ["admin", "manager"],
  "user:manage": ["admin"],
  "key:manage": ["admin"],
  /** See the mail that goes out, and have it sent again. */
  "mail:manage": ["admin"],
  /** Tell other programs what happens here. */
  "webhook:manage": ["admin"],
  /** Say how many leads the board should have at most. */
  "board:limit": ["admin", "manager"],
  "settings:read": everyone,
  "settings:write": ["admin"],
  "audit:read": ["admin", "manager"],
  /** One's own account: password, sessions. */
  "self:manage": everyone,
  /** What only the program itself does. */
  "system:run": [],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/**
 * Whether the actor's role holds the permission and, of a key with scopes, one of these is it. Row
 * rules are the operations' own.
 */
export function can(
  actor: Pick<Actor, "kind"> & { role?: Role; scopes?: readonly KeyScope[] | null },
  permission: Permission,
): boolean {
  if (actor.kind === "system") return true;
  const roles: readonly Role[] = PERMISSIONS[permission];
  const scopes: readonly Permission[] | null | undefined = actor.scopes;
  const isWithin = !scopes || scopes.includes(permission);
  return actor.role !== undefined && roles.includes(actor.role) && isWithin;
}
