import type { z } from "zod";
import { insertAll } from "@/db/bulk";
import { store } from "@/db/client";
import type { ReadDb, Tx } from "@/db/handles";
import { audit as auditTable } from "@/db/schema";
import { orderAudit } from "@/db/sql";
import { hub } from "@/lib/live/hub";
import type { Actor } from "./actor";
import { answer } from "./door";
import { type Once, onlyOnce } from "./once";
import { type Outcome, unwrap } from "./outcome";
import type { Permission } from "./policy";

/** One thing that changed. `before` and `after` hold what changed, never secrets. */
export interface AuditEntry {
  action: string;
  entity: string;
  entityId: string;
  before?: unknown;
  after?: unknown;
  /** Who is answerable, when it is not the actor: an automatic move says so. */
  actorName?: string;
}

export type AuditTrail = [AuditEntry, ...AuditEntry[]];

export interface CommandContext<I, P = unknown> {
  tx: Tx;
  actor: Actor;
  input: I;
  now: number;
  /** What `prepare` found; it may be outdated by now. */
  prepared: P;
}

export interface PrepareContext<I> {
  db: ReadDb;
  actor: Actor;
  input: I;
  now: number;
}

export interface Command<S extends z.ZodType, T, P = unknown> {
  name: string;
  permission: Permission;
  input: S;
  /** Its texts are of files or strangers, and are looked at one by one. */
  takesAnyText?: true;
  /** Long reading that would hold the writer up: done before, and checked again in `run`. */
  prepare?(context: PrepareContext<z.output<S>>): Promise<P>;
  /** A command cannot end without saying what it changed. */
  run(context: CommandContext<z.output<S>, P>): Promise<{ result: T; audit: AuditTrail }>;
}

/** Declares a way to write. */
export function defineCommand<S extends z.ZodType, T, P = unknown>(
  command: Command<S, T, P>,
): Command<S, T> {
  return command;
}

/**
 * The one way to run a command, and the only caller of `write`: authorise, parse, one transaction
 * that holds the change and its audit rows, and after the commit the news of it. With `once`, a
 * request that was answered before is answered alike, and changes nothing.
 */
export function execute<S extends z.ZodType, T>(
  command: Command<S, T>,
  actor: Actor | null,
  input: z.input<S>,
  now = Date.now(),
  once?: Once,
): Promise<Outcome<T>> {
  return answer(command, actor, input, async (authorised, parsed) => {
    const opened = await store();
    const prepared = await command.prepare?.({
      db: opened.read,
      actor: authorised,
      input: parsed,
      now,
    });
    const result = await opened.write((tx) => {
      const work = async () => {
        const done = await command.run({ tx, actor: authorised, input: parsed, now, prepared });
        await writeAudit(tx, auditRows(command.name, authorised, done.audit, now));
        return done.result;
      };
      return once ? onlyOnce(tx, authorised.id ?? "", once, now, work) : work();
    });
    hub().committed();
    opened.announceCommit();
    return result;
  });
}

/** Runs one command within `executeTogether`; throws a `Refusal` where `execute` answers with one. */
export type RunCommand = <S extends z.ZodType, T>(
  command: Command<S, T>,
  actor: Actor,
  input: z.input<S>,
  now: number,
) => Promise<T>;

/**
 * Runs many commands in one transaction, each authorised, parsed and audited as if it came alone:
 * for work in bulk, where a commit each would cost more than the commands. The first refusal undoes
 * them all. `db` reads what they wrote. Commands that prepare outside a transaction cannot take part.
 */
export async function executeTogether<R>(
  work: (run: RunCommand, db: ReadDb) => Promise<R>,
): Promise<R> {
  const opened = await store();
  const result = await opened.write(async (tx) => {
    const rows: AuditRow[] = [];
    const worked = await work(async (command, actor, input, now) => {
      const outcome = await answer(command, actor, input, async (authorised, parsed) => {
        if (command.prepare) throw new Error(`${command.name} prepares: execute it alone`);
        const context = { tx, actor: authorised, input: parsed, now, prepared: undefined };
        const done = await command.run(context);
        rows.push(...auditRows(command.name, authorised, done.audit, now));
        return done.result;
      });
      return unwrap(outcome);
    }, tx);
    await writeAudit(tx, rows);
    return worked;
  });
  hub().committed();
  opened.announceCommit();
  return result;
}

type AuditRow = Omit<typeof auditTable.$inferSelect, "seq">;

function auditRows(command: string, actor: Actor, entries: AuditTrail, now: number): AuditRow[] {
  return entries.map((entry) => ({
    at: now,
    actorId: actor.id,
    actorName: entry.actorName ?? actor.name,
    command,
    action: entry.action,
    entity: entry.entity,
    entityId: entry.entityId,
    before: entry.before ?? null,
    after: entry.after ?? null,
  }));
}

async function writeAudit(tx: Tx, rows: readonly AuditRow[]): Promise<void> {
  await orderAudit(tx);
  await insertAll(tx, auditTable, rows);
}
