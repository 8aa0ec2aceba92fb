import type { z } from "zod";
import { store } from "@/db/client";
import type { ReadDb } from "@/db/handles";
import type { Actor } from "./actor";
import { answer } from "./door";
import type { Outcome } from "./outcome";
import type { Permission } from "./policy";

export interface QueryContext<I> {
  db: ReadDb;
  actor: Actor;
  input: I;
  now: number;
}

export interface Query<S extends z.ZodType, T> {
  name: string;
  permission: Permission;
  input: S;
  run(context: QueryContext<z.output<S>>): Promise<T>;
}

/** Declares a way to read. It cannot write: it only gets a reading handle. */
export function defineQuery<S extends z.ZodType, T>(query: Query<S, T>): Query<S, T> {
  return query;
}

/** The one way to run a query: authorise, parse, read. */
export function ask<S extends z.ZodType, T>(
  query: Query<S, T>,
  actor: Actor | null,
  input: z.input<S>,
  now = Date.now(),
): Promise<Outcome<T>> {
  return answer(query, actor, input, async (authorised, parsed) => {
    const { read } = await store();
    return query.run({ db: read, actor: authorised, input: parsed, now });
  });
}
