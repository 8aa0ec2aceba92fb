import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import type { Actor } from "./actor";
import type { Outcome } from "./outcome";
import { ask, type Query } from "./query";

/** The signed-in user of the request; sends others to the sign-in page. Once per request. */
export const requireActor = cache(async (): Promise<Actor & { kind: "user" }> => {
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
