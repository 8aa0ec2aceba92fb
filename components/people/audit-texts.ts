/** What happened, in words. Actions that are not listed are shown by their own name. */
const ACTIONS: Record<string, string> = {
  "workspace.setUp": "Set the workspace up",
  "settings.update": "Changed the settings",
  "user.create": "Added a person",
  "user.update": "Changed a person",
  "user.disable": "Removed somebody's access",
  "user.enable": "Let somebody in again",
  "invite.create": "Invited somebody",
  "invite.accept": "Joined by invitation",
  "invite.revoke": "Took a link back",
  "reset.create": "Made a link for a new password",
  "reset.redeem": "Set a new password by link",
  "password.change": "Changed the password",
  "password.refuse": "Gave a wrong current password",
  "session.open": "Signed in",
  "session.close": "Signed out",
  "session.revoke": "Ended a session",
  "session.refuse": "Failed to sign in",
  "session.throttle": "Too many failed sign-ins",
  "session.seen": "Used the workspace",
  "key.create": "Made an API key",
  "key.revoke": "Revoked an API key",
  "key.used": "API key was used",
  "reason.create": "Added an exit reason",
  "reason.update": "Changed an exit reason",
  "reason.retire": "Retired an exit reason",
  "reason.revive": "Brought an exit reason back",
};

/** "lead.stageMoved" reads "Lead: stage moved". */
export function actionText(action: string): string {
  const known = ACTIONS[action];
  if (known) return known;
  const words = action
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase()
    .split(".");
  const text = words.join(": ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export interface AuditChange {
  field: string;
  before: string | null;
  after: string | null;
}

const LONGEST = 300;

function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function members(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  if (typeof value !== "object" || Array.isArray(value)) return { value };
  return value as Record<string, unknown>;
}

/** What changed, member by member; what stayed the same is left out. */
export function changesOf(before: unknown, after: unknown): AuditChange[] {
  const old = members(before);
  const next = members(after);
  const onlyOld = after === null || after === undefined;
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap((field) => {
    const change = { field, before: shown(old[field]), after: shown(next[field]) };
    // A member that the later state does not mention did not change, unless all of it went.
    if (!onlyOld && !(field in next)) return [];
    return change.before === change.after ? [] : [change];
  });
}
