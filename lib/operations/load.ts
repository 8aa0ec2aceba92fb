import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { z } from "zod";
import { store } from "@/db/client";
import { currentActor } from "@/lib/auth/current-actor";
import type { Actor } from "./actor";
import type { Outcome } from "./outcome";
import { ask, type Query } from "./query";
import { rememberedNow } from "./remembered";

export type SignedIn = Actor & { kind: "user" };

/** The signed-in user of the request; sends others to the sign-in page. Once per request. */
export const requireActor = cache(async (): Promise<SignedIn> => {
  const actor = await currentActor();
  if (actor) return actor;
  const path = (await headers()).get("x-handoff-path");
  redirect(path && path !== "/" ? `/sign-in?${new URLSearchParams({ to: path })}` : "/sign-in");
});

/** Runs a query for a page: failures become the page for them. */
export async function load<S extends z.ZodType, T>(
  query: Query<S, T>,
  input: z.input<S>,
): Promise<T> {
  const outcome = await tryLoad(query, input);
  if (outcome.ok) return outcome.value;
  if (outcome.code === "not_found" || outcome.code === "invalid") notFound();
  if (outcome.code === "forbidden") forbidden();
  throw new Error(outcome.message);
}

/** Runs a query for a page that shows failures itself. */
export async function tryLoad<S extends z.ZodType, T>(
  query: Query<S, T>,
  input: z.input<S>,
): Promise<Outcome<T>> {
  return ask(query, await requireActor(), input);
}

/**
 * What a page makes of its queries, given again to the same person in the same role until something is
 * committed or the minute is over. `name` tells all that it depends on besides: the address, but nothing
 * else of the request.
 */
export async function loadKept<T>(
  name: readonly unknown[],
  make: (actor: SignedIn) => Promise<T>,
  isKept: (made: T) => boolean = () => true,
): Promise<T> {
  const actor = await requireActor();
  const { read } = await store();
  const key = JSON.stringify([actor.id, actor.role, ...name]);
  return rememberedNow(read, Date.now(), key, () => make(actor), { kind: "page", isKept });
}
