import { store } from "@/db/client";
import { t } from "@/lib/language";
import type { Failure } from "@/lib/operations/outcome";
import { readUser } from "@/lib/users/store/users";
import type { UserActor } from "./current-actor";

/**
 * Refuses what a page sends that somebody else opened: tabs share their cookie, so whoever signs in in
 * one of them would send in their own name what others typed. Programs name no page.
 */
export async function refusedAsOther(
  actor: UserActor,
  pageUser: string | null,
): Promise<Failure | null> {
  if (pageUser === null || pageUser === actor.id) return null;
  const other = await readUser((await store()).read, pageUser);
  const message = other
    ? t`You are signed in as ${actor.name}, but this page is ${other.name}'s. Nothing was changed, and what was typed is still here. Sign in as ${other.name} in another tab, or reload the page to go on as ${actor.name}.`
    : t`You are signed in as ${actor.name}, but this page is somebody else's. Nothing was changed. Reload the page to go on as ${actor.name}.`;
  return { ok: false, code: "forbidden", message };
}
