import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { store } from "@/db/client";
import { disputes, leads, merges, stageMoves } from "@/db/schema";
import { addNote, logCall, logTouch, recordActivities } from "@/lib/activities/commands";
import { decideDispute, raiseDispute } from "@/lib/disputes/commands";
import { ACTIVITY_TYPE_IDS } from "@/lib/engine/activities";
import { EXIT_STAGES } from "@/lib/engine/stages";
import type { MappingInput } from "@/lib/imports/schema/mapping";
import { claimLead, releaseLead } from "@/lib/leads/commands/claims";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { editLeads } from "@/lib/leads/commands/edits";
import { mergeLeads, undoMerge } from "@/lib/leads/commands/merges";
import { moveLead, moveLeads, undoMove, undoMoves } from "@/lib/leads/commands/moves";
import { assignLead, createLead, updateLead } from "@/lib/leads/commands/records";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import type { Outcome } from "@/lib/operations/outcome";
import { saveBant } from "@/lib/qualification/commands";
import { sweepScores } from "@/lib/scoring/commands";
import {
  changeSegment,
  createSegment,
  deleteSegment,
  sweepSegments,
} from "@/lib/segments/commands";
import { readSegments } from "@/lib/segments/store";
import { readExitReasons } from "@/lib/settings/store";
import { sendForm } from "../forms/send";
import { importFile } from "../imports/run-file";
import {
  adam,
  ana,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  lea,
  MINUTE,
  mara,
  max,
  page,
} from "../leads/world";

/** Random whole numbers from 0 to below a limit, the same ones for the same seed. */
export type Below = (limit: number) => number;

/** Source: Mulberry32, public domain. */
export function belowFrom(seed: number): Below {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const PAGES = ["pricing", "blog", "home"];
const TITLES = ["CTO", "VP Sales", "Intern", null];

/** Writes to a workspace, one after the other, as many people and programs would. */
export class RandomWrites {
  now: number;
  /** How many of each kind did something. */
  readonly done: Record<string, number> = {};

  constructor(
    private readonly below: Below,
    start: number,
  ) {
    this.now = start;
  }

  private one<T>(of: readonly T[]): T {
    return of[this.below(of.length)] as T;
  }

  private async ids(): Promise<string[]> {
    const { read } = await store();
    const rows = await read.select({ id: leads.id }).from(leads).orderBy(leads.createdAt, leads.id);
    return rows.map(({ id }) => id);
  }

  /** An instant up to three weeks before now, now and then this very minute. */
  private past(): number {
    return this.below(4) === 0 ? this.now : this.now - this.below(21 * 24 * 60) * MINUTE;
  }

  private attributes() {
    return this.below(2) === 0
      ? { employees: this.below(600) }
      : { title: this.one(TITLES), employees: this.below(600) };
  }

  private activity() {
    const type = this.one(ACTIVITY_TYPE_IDS);
    const props = type === "page_view" ? { page: this.one(PAGES) } : {};
    return { type, at: this.past(), props };
  }

  /** Up to eight leads as they are now. */
  private async some(): Promise<{ id: string; version: number }[]> {
    const ids = await this.ids();
    const some = new Set(Array.from({ length: 1 + this.below(8) }, () => this.one(ids)));
    const pages = await Promise.all([...some].map((id) => page(id, this.now)));
    return pages.map(({ lead: { id, version } }) => ({ id, version }));
  }

  private async importOf(lines: string[], mapping: MappingInput): Promise<void> {
    const file = path.join(tmpdir(), `handoff-writes-${process.pid}.csv`);
    writeFileSync(file, `${lines.join("\n")}\n`);
    try {
      const { state } = await importFile(file, mapping, mara);
      if (state !== "done") throw new Error(`An import ended ${state}`);
    } finally {
      rmSync(file, { force: true });
    }
  }

  /** What can be done to a lead, by name; null when there was nothing to do. */
  private readonly kinds: Record<string, (id: string) => Promise<Outcome<unknown> | undefined>> = {
    create: () => {
      const name = `Lead ${this.below(1_000_000)}`;
      const attributes = this.attributes();
      return execute(createLead, mara, { name, attributes }, this.now);
    },
    update: async (id) => {
      const { lead } = await page(id, this.now);
      const input = { id, version: lead.version, attributes: this.attributes() };
      return execute(updateLead, mara, input, this.now);
    },
    rename: async (id) => {
      const { lead } = await page(id, this.now);
      const name = `Renamed ${this.below(100)}`;
      return execute(updateLead, mara, { id, version: lead.version, name }, this.now);
    },
    record: async () => {
      const ids = await this.ids();
      const some = Array.from({ length: 1 + this.below(6) }, () => ({
        leadId: this.one(ids),
        ...this.activity(),
      }));
      return execute(recordActivities, mara, { activities: some }, this.now);
    },
    form: async (id) => {
      const { lead } = await page(id, this.now);
      // Somebody who is known, or somebody new.
      const email = this.below(2) === 0 ? lead.email : null;
      return sendForm(
        {
          email: email ?? `person${this.below(1000)}@form.test`,
          company: `Company ${this.below(20)}`,
          employees: String(this.below(600)),
        },
        this.one(["google", "linkedin", "newsletter"]),
        this.now,
      );
    },
    call: (id) => {
      const outcome = this.one(["connected", "noAnswer"] as const);
      return execute(logCall, ana, { leadId: id, outcome }, this.now);
    },
    meet: (id) => execute(logTouch, ana, { leadId: id, type: "meeting" }, this.now),
    note: (id) => execute(addNote, ana, { leadId: id, text: `${this.below(9)}` }, this.now),
    claim: (id) => execute(claimLead, ana, { id }, this.now),
    release: (id) => execute(releaseLead, ana, { id }, this.now),
    assign: async (id) => {
      const { lead } = await page(id, this.now);
      const ownerId = this.one([null, ana.id]);
      return execute(assignLead, max, { id, version: lead.version, ownerId }, this.now);
    },
    bant: (leadId) => {
      const level = this.one(["met", "unknown"] as const);
      const dimension = this.one(["budget", "authority", "need", "timeline"] as const);
      return execute(saveBant, max, { leadId, answers: [{ dimension, level }] }, this.now);
    },
    move: async (id) => {
      const { lead } = await page(id, this.now);
      const to = this.one(["mql", "sal", "sal", "sql", "customer", ...EXIT_STAGES] as const);
      const reasons = await readExitReasons((await store()).read);
      const input = {
        id,
        version: lead.version,
        to,
        note: "Because",
        reasonId: this.one(reasons).id,
        nurtureUntil: this.now + 30 * DAY,
        opportunity: { name: "A deal", amountMinor: 100, closeDate: "2027-01-01" },
      };
      return execute(moveLead, max, input, this.now);
    },
    undo: async (id) => {
      const { lead, moves } = await page(id, this.now);
      const moveId = moves[0]?.id ?? "";
      return execute(undoMove, max, { id, version: lead.version, moveId }, this.now);
    },
    editMany: async () => {
      const some = await this.some();
      const input = { leads: some, attributes: this.attributes() };
      return execute(editLeads, max, input, this.now);
    },
    moveMany: async () => {
      const to = this.one(["mql", "sal", "disqualified"] as const);
      const reasons = await readExitReasons((await store()).read);
      const reasonId = this.one(reasons).id;
      const input = { leads: await this.some(), to, note: "Because", reasonId };
      return execute(moveLeads, max, input, this.now);
    },
    undoMany: async () => {
      const moves = [];
      for (const { id, version } of await this.some()) {
        const [last] = (await page(id, this.now)).moves;
        moves.push({ id, version, moveId: last?.id ?? "" });
      }
      return execute(undoMoves, max, { moves }, this.now);
    },
    dispute: async () => {
      const { read } = await store();
      const rejected = await read
        .select({ leadId: leads.id, moveId: stageMoves.id })
        .from(leads)
        .innerJoin(
          stageMoves,
          and(eq(stageMoves.leadId, leads.id), eq(stageMoves.at, leads.stageAt)),
        )
        .where(and(eq(stageMoves.from, "mql"), inArray(stageMoves.to, [...EXIT_STAGES])))
        .orderBy(stageMoves.id);
      if (rejected.length === 0) return undefined;
      return execute(raiseDispute, mara, { ...this.one(rejected), note: "It fits" }, this.now);
    },
    decide: async () => {
      const { read } = await store();
      const open = await read
        .select({ id: disputes.id })
        .from(disputes)
        .where(isNull(disputes.decision))
        .orderBy(disputes.id);
      if (open.length === 0) return undefined;
      const decision = this.one(["upheld", "overturned"] as const);
      return execute(decideDispute, lea, { ...this.one(open), decision, note: "Seen" }, this.now);
    },
    sweep: () => execute(sweepScores, SWEEP, { limit: 50 }, this.now),
    importLeads: async () => {
      const row = () => {
        const mqlAt = this.past();
        const dates = [mqlAt, mqlAt + HOUR * this.below(9), mqlAt + DAY * this.below(9)]
          .slice(0, this.below(4))
          .map((at) => new Date(Math.min(at, this.now)).toISOString());
        const facts = [`p${this.below(40)}@new.test`, this.below(900), this.one(["CTO", ""])];
        return [...facts, ...dates, "", "", ""].slice(0, 6).join(",");
      };
      await this.importOf(
        ["Email,Employees,Title,MQL,SAL,SQL", ...Array.from({ length: 1 + this.below(8) }, row)],
        {
          format: 1,
          kind: "leads",
          columns: {
            Email: { to: "email" },
            Employees: { to: "attribute:employees" },
            Title: { to: "attribute:title" },
            MQL: { to: "mqlAt" },
            SAL: { to: "salAt" },
            SQL: { to: "sqlAt" },
          },
        },
      );
      return { ok: true, value: null };
    },
    importActivities: async () => {
      const row = () => {
        const { type, at, props } = this.activity();
        const when = new Date(at).toISOString();
        return `p${this.below(40)}@new.test,${type},${when},${props.page ?? ""}`;
      };
      await this.importOf(
        ["Email,What,When,Page", ...Array.from({ length: 1 + this.below(12) }, row)],
        {
          format: 1,
          kind: "activities",
          columns: {
            Email: { to: "leadEmail" },
            What: { to: "type" },
            When: { to: "at" },
            Page: { to: "prop:page" },
          },
        },
      );
      return { ok: true, value: null };
    },
    activate: async () => {
      if (this.below(4) > 0) return undefined;
      const thresholds = { fit: this.one([20, 40]), engagement: this.one([5, 10, 15]) };
      const existing = this.one(["leave", "handOff"] as const);
      await bringIntoForce({ ...CRITERIA, thresholds }, this.now, existing);
      return { ok: true, value: null };
    },
    segment: async () => {
      const known = await readSegments((await store()).read);
      const one = known[this.below(known.length + 1)];
      const value = this.below(600);
      const facts = {
        name: `Segment ${this.below(1_000_000)}`,
        condition: { kind: "attribute", attribute: "employees", op: "atLeast", value } as const,
      };
      const outcome = await (one === undefined
        ? execute(createSegment, mara, facts, this.now)
        : this.below(3) === 0
          ? execute(deleteSegment, mara, { id: one.id, version: one.version }, this.now)
          : execute(changeSegment, mara, { id: one.id, version: one.version, ...facts }, this.now));
      while ((await execute(sweepSegments, SWEEP, { limit: 20 }, this.now)).ok);
      return outcome;
    },
    merge: async (otherId) => {
      const id = this.one(await this.ids());
      if (id === otherId) return undefined;
      const { version } = (await page(id, this.now)).lead;
      const { version: otherVersion } = (await page(otherId, this.now)).lead;
      return execute(mergeLeads, mara, { id, version, otherId, otherVersion }, this.now);
    },
    undoMerge: async () => {
      const { read } = await store();
      const all = await read.select({ id: merges.id }).from(merges).orderBy(desc(merges.at));
      const mergeId = all[this.below(Math.min(all.length, 3))]?.id;
      return mergeId ? execute(undoMerge, mara, { mergeId }, this.now) : undefined;
    },
    delete: async (id) => {
      const { version } = (await page(id, this.now)).lead;
      return execute(deleteLead, adam, { id, version, reason: "asked" }, this.now);
    },
  };

  get kindsKnown(): string[] {
    return Object.keys(this.kinds);
  }

  /** Does something; there are never more leads than `most` for long. Gives what it was. */
  async next(most: number): Promise<string> {
    this.now += this.below(6) * HOUR + this.below(3) * MINUTE;
    const ids = await this.ids();
    const kind =
      ids.length < 3 ? "create" : ids.length > most ? "delete" : this.one(this.kindsKnown);
    const outcome = await this.kinds[kind]?.(this.one(ids));
    if (outcome?.ok) this.done[kind] = (this.done[kind] ?? 0) + 1;
    else if (outcome?.code === "failed") throw new Error(`${kind}: ${outcome.message}`);
    return kind;
  }
}
