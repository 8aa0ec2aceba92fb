import { type CompiledCriteria, compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { Arena } from "./arena";
import { ascend } from "./ascend";
import { type Ascents, fitsOf, fittingLeads } from "./ascents";
import { type AskedEvents, askedEvents } from "./asked-events";
import { type Columns, leadCount } from "./columns";
import type { CourseSource } from "./course";
import { crossAll, trackedOnly } from "./crossing";
import { type Crossings, type Spans, spansUntil } from "./crossings";
import { type RulesBySignature, rulesBySignature } from "./exact";
import { allocateGate, type Gate, setGate } from "./gate";
import { Moments, rulesShapeOf } from "./moments";
import { type Plan, planFor } from "./plan";
import { Shares } from "./shares";
import { type Stretches, stretchesOf, type Walked } from "./stretches";
import { Sums } from "./sums";
import { Tables } from "./tables";

export interface ReplayOptions {
  /** The last minute that counts. */
  until: number;
  /** Instead of from creation until then. */
  spans?: Spans | undefined;
}

/**
 * When each lead would first have become an MQL under these criteria, and by which path: what
 * `firstMql` gives for its history and span, of all leads at once. Epoch minutes. Exact for
 * criteria that `validateCriteria` accepts.
 */
export function replay(
  columns: Columns,
  compiled: CompiledCriteria,
  { until, spans }: ReplayOptions,
): Crossings {
  return new Replay(columns, until, spans).crossings(compiled);
}

/** What one draft would have made of the leads, whatever its threshold of engagement is. */
export interface Replayed {
  stretches: Stretches;
  ascents: Ascents;
}

/** What one draft's scores are read from. */
export interface Layers extends CourseSource {
  /** By lead, 1 if the fit meets its threshold in some stretch. */
  fitting: Uint8Array;
  shares: Shares;
}

/** What was added up for rules that ask the same. */
interface Scored {
  key: string;
  moments: Moments;
  rulesOf: RulesBySignature;
  sums: Sums;
}

/** Where the gate stays, and moments and sums lie behind its mark. */
interface Room {
  arena: Arena;
  gate: Gate;
  mark: number;
  /** What the gate was set by. */
  stretches: Stretches | null;
  fits: string;
}

function roomFor(leads: number): Room {
  const arena = new Arena();
  const gate = allocateGate(arena, leads);
  return { arena, gate, mark: arena.mark, stretches: null, fits: "" };
}

/**
 * The replay of one draft after the other over the same leads, as while somebody edits: `run` gives
 * what `replay` gives, and does again only what the edit since the last run asks for. Conditions of
 * gates, fit rules and fast tracks make the stretches, what engagement rules ask makes the moments,
 * points, caps and decays say what they give there, and thresholds read that.
 */
export class Replay {
  private readonly tables: Tables;
  private readonly spans: Spans;
  private readonly shares = new Shares();
  private room: Room | null = null;
  private stretches: { key: string; of: Walked } | null = null;
  private asked: AskedEvents | null = null;
  private fitting: { key: string; of: Uint8Array } | null = null;
  private scored: Scored | null = null;
  private replayed: { key: string; of: Replayed } | null = null;

  /** `until` is the last minute that counts, unless leads have spans of their own. */
  constructor(
    private readonly columns: Columns,
    until: number,
    spans?: Spans,
  ) {
    this.tables = new Tables(columns);
    this.spans = spans ?? spansUntil(columns, until);
  }

  /** Bytes that moments and sums take, and room for more. */
  get keptBytes(): number {
    return this.room?.arena.u8.length ?? 0;
  }

  /** When each lead would first have become an MQL (epoch minutes), and by which path. */
  run(criteria: Criteria): Crossings {
    return this.crossings(compileCriteria(criteria));
  }

  crossings(compiled: CompiledCriteria): Crossings {
    const { thresholds, caps } = compiled.criteria;
    const layers = this.layersOf(compiled);
    return thresholds.engagement <= caps.engagement
      ? crossAll(this.gateFor(layers), layers, thresholds.engagement)
      : trackedOnly(layers.stretches);
  }

  /** The same object as the last time where nothing differs that it says. */
  replay(compiled: CompiledCriteria): Replayed {
    const { criteria } = compiled;
    const plan = this.planFor(compiled);
    const stretches = this.stretchesFor(criteria, plan);
    const fits = fitsOf(stretches, compiled);
    const given = criteria.engagement.map(({ points, decay, cap }) => [points, decay, cap]);
    const shape = rulesShapeOf(criteria);
    const key = JSON.stringify([shape, given, fits.join(""), criteria.caps.engagement]);
    const known = this.replayed;
    if (known?.of.stretches === stretches && known.key === key) return known.of;
    const layers = this.layers(compiled, plan);
    const ascents = ascend(this.gateFor(layers), layers, criteria.caps.engagement);
    this.replayed = { key, of: { stretches, ascents } };
    return this.replayed.of;
  }

  /** What the scores under a draft are read from, until the next draft. */
  layersOf(compiled: CompiledCriteria): Layers {
    return this.layers(compiled, this.planFor(compiled));
  }

  private planFor(compiled: CompiledCriteria): Plan {
    this.tables.startRun();
    return planFor(this.columns, compiled, this.tables);
  }

  private layers(compiled: CompiledCriteria, plan: Plan): Layers {
    const { columns, spans } = this;
    const stretches = this.stretchesFor(compiled.criteria, plan);
    const fits = fitsOf(stretches, compiled);
    const { moments, sums, rulesOf } = this.scoredFor(compiled, plan);
    sums.bring(compiled);
    const fitting = this.fittingFor(stretches, fits);
    return {
      columns,
      spans,
      compiled,
      rulesOf,
      stretches,
      fits,
      fitting,
      moments,
      sums,
      shares: this.shares,
    };
  }

  private scoredFor(compiled: CompiledCriteria, plan: Plan): Scored {
    const key = rulesShapeOf(compiled.criteria);
    if (this.scored?.key === key) return this.scored;
    this.scored = null;
    const { columns, spans } = this;
    if (this.room?.arena.isTooLarge) this.room = null;
    this.room ??= roomFor(leadCount(columns));
    const { arena, mark } = this.room;
    arena.releaseTo(mark);
    const moments = new Moments(arena, columns, spans, plan.rulesBySignature, compiled);
    const rulesOf = rulesBySignature(columns, compiled, this.tables);
    this.scored = { key, moments, rulesOf, sums: new Sums(moments) };
    return this.scored;
  }

  /** The gate as the layers have it, which are those of the last draft. */
  private gateFor(layers: Layers): Gate {
    const { room } = this;
    if (!room) throw new Error("There are no layers yet");
    const fits = layers.fits.join("");
    if (room.stretches !== layers.stretches || room.fits !== fits) {
      setGate(room.gate, layers);
      room.stretches = layers.stretches;
      room.fits = fits;
    }
    return room.gate;
  }

  /** What conditions say, kept while they are the same. */
  private stretchesFor({ gates, fit, fastTracks }: Criteria, plan: Plan): Stretches {
    const key = JSON.stringify([
      gates.map(({ kind, when }) => [kind, when]),
      [fit, fastTracks].map((rules) => rules.map(({ when }) => when)),
    ]);
    if (this.stretches?.key === key) return this.stretches.of;
    // Let go of before as much is made again.
    this.fitting = null;
    this.replayed = null;
    this.asked = askedEvents(this.columns, plan, this.asked);
    const before = this.stretches?.of ?? null;
    const of = stretchesOf(this.columns, plan, this.tables, this.spans, this.asked, before);
    this.stretches = { key, of };
    return of;
  }

  /** The leads that fit, kept while these are the same. */
  private fittingFor(stretches: Stretches, fits: Uint8Array): Uint8Array {
    const key = fits.join("");
    if (this.fitting?.key === key) return this.fitting.of;
    this.fitting = { key, of: fittingLeads(stretches, fits) };
    return this.fitting.of;
  }
}
