import { z } from "zod";
import { t } from "@/lib/language";
import { MILLIPOINTS } from "./points";

/** How the points of an event fade with its age. All ages and minutes are whole minutes. */
export const MINUTES_PER_DAY = 1440;
const days = z.number().int().min(1).max(3650);
export const decaySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("halfLife"), days }),
  z.strictObject({ kind: z.literal("linear"), days }),
  z.strictObject({ kind: z.literal("expire"), days }),
]);
export type Decay = z.infer<typeof decaySchema>;

export const DECAY_NAMES: Record<Decay["kind"], string> = {
  get none() {
    return t("Never");
  },
  get halfLife() {
    return t("Half-life");
  },
  get linear() {
    return t("Straight down to zero");
  },
  get expire() {
    return t("All at once");
  },
};

/** Whether the points change a little every minute, rather than in one step or never. */
export function isGradual(decay: Decay): boolean {
  return decay.kind === "halfLife" || decay.kind === "linear";
}

/** The share that is left by age in minutes of what halves every so many days: 2^(−age/H). */
export function halving(halfLifeDays: number): (ageMinutes: number) => number {
  const span = halfLifeDays * MINUTES_PER_DAY;
  return (age) => 2 ** (-age / span);
}

/** What a share leaves of `full` millipoints. */
export function halved(full: number, left: number): number {
  return Math.floor(full * left + 0.5);
}

/**
 * What an event of `points` is worth by its age in minutes, in integer millipoints rounded half up:
 * none 1 · half-life 2^(−age/H) · linear max(0, 1 − age/D) · expire age < E ? 1 : 0.
 */
export function compileDecay(points: number, decay: Decay): (ageMinutes: number) => number {
  const full = points * MILLIPOINTS;
  if (decay.kind === "none") return () => full;
  const span = decay.days * MINUTES_PER_DAY;
  switch (decay.kind) {
    case "halfLife": {
      const left = halving(decay.days);
      return (age) => halved(full, left(age));
    }
    case "linear":
      // One division of exact integers, so that a half is a half and never just below it.
      return (age) => (age >= span ? 0 : Math.floor((2 * full * (span - age) + span) / (2 * span)));
    case "expire":
      return (age) => (age < span ? full : 0);
  }
}

/** The worth of one event at one age; see `compileDecay`. */
export function decayedPoints(points: number, decay: Decay, ageMinutes: number): number {
  return compileDecay(points, decay)(ageMinutes);
}

/** The age in minutes from which an event is worth nothing more; Infinity when it always is. */
export function spentAge(points: number, decay: Decay): number {
  if (decay.kind === "none") return Number.POSITIVE_INFINITY;
  const span = decay.days * MINUTES_PER_DAY;
  if (decay.kind === "expire") return span;
  // Rounded to nothing below half a millipoint.
  const full = Math.abs(points) * MILLIPOINTS;
  if (full === 0) return 0;
  if (decay.kind === "linear") return span;
  return Math.ceil(span * Math.log2(2 * full)) + 1;
}

/** "halves every 30 days", for a rule's sentence; empty when nothing fades. */
export function describeDecay(decay: Decay): string {
  if (decay.kind === "none") return "";
  const { kind, days } = decay;
  if (days === 1) {
    if (kind === "halfLife") return t("halves every 1 day");
    return kind === "linear" ? t("fades to nothing over 1 day") : t("counts for 1 day");
  }
  if (kind === "halfLife") return t`halves every ${days} days`;
  return kind === "linear" ? t`fades to nothing over ${days} days` : t`counts for ${days} days`;
}
