import { t } from "@/lib/language";

/** What is stored as the name of somebody, or of some part of a lead, that is no person. */
const BY_ITSELF: ReadonlySet<string> = new Set([
  "By hand",
  "Command line",
  "Identity provider",
  "Merge",
  "Retention rule",
  "Visitor",
  "Website, signed in",
]);

/** Who did something, or where a fact came from, in the reader's language: people are called as they are. */
export function actorText(name: string): string {
  if (BY_ITSELF.has(name)) return t(name);
  const [, version] = /^Criteria v(\d+)$/.exec(name) ?? [];
  return version === undefined ? name : t`Criteria v${version}`;
}
