import type { MovedLeads } from "@/lib/leads/schema/many-moves";
import { moveTexts } from "./texts";

/** Lines and names that a message in passing has room for. */
const MOST_LINES = 3;
const MOST_NAMES = 3;

/** Why none of these leads was moved, in one sentence where it is the same for all. */
export function whyNone(
  leads: readonly { id: string; name: string }[],
  refused: MovedLeads["refused"],
): string {
  const [first, ...others] = new Set(refused.map(({ message }) => message));
  return first !== undefined && others.length === 0 ? first : refusalLines(leads, refused);
}

/** Why leads were not moved, a line per reason with the names of those it is true of. */
export function refusalLines(
  leads: readonly { id: string; name: string }[],
  refused: MovedLeads["refused"],
): string {
  const names = new Map(leads.map(({ id, name }) => [id, name]));
  const byReason = new Map<string, string[]>();
  for (const { id, message } of refused) {
    byReason.set(message, [...(byReason.get(message) ?? []), names.get(id) ?? id]);
  }
  const lines: string[] = [];
  let told = 0;
  for (const [reason, those] of [...byReason].slice(0, MOST_LINES)) {
    const named = those.slice(0, MOST_NAMES);
    lines.push(moveTexts.many.why(named.join(", "), reason));
    told += named.length;
  }
  if (told < refused.length) lines.push(moveTexts.many.more(refused.length - told));
  return lines.join("\n");
}
