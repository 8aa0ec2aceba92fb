import type { Criteria } from "@/lib/engine/criteria";

/** What the address of a draft says beside the draft itself, so that a link shows the same. */
export interface StudioView {
  /** A day, "2026-08-28", from which MQLs are judged apart. */
  holdOutFrom: string | null;
  /** Thresholds that are only tried; null for the draft's own. */
  tried: Criteria["thresholds"] | null;
  /** Ids of the rules whose forms are open. */
  open: readonly string[];
  /** Which of the leads that change are listed. */
  leads: "gained" | "lost";
  /** The draft's version when the link was made. */
  asOf: number | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_POINTS = 100_000;

function wholeNumber(text: string | null, most: number): number | null {
  const number = text === null || !/^\d{1,9}$/.test(text) ? null : Number(text);
  return number === null || number > most ? null : number;
}

function dayIn(text: string | null): string | null {
  if (text === null || !DAY.test(text)) return null;
  const at = Date.parse(text);
  // Some days that no month has are read as those of the next one.
  const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
  return isDay ? text : null;
}

/** What cannot be read is left out. */
export function viewFromParams(params: URLSearchParams): StudioView {
  const fit = wholeNumber(params.get("fit"), MOST_POINTS);
  const engagement = wholeNumber(params.get("engagement"), MOST_POINTS);
  return {
    holdOutFrom: dayIn(params.get("held-out")),
    tried: fit === null || engagement === null ? null : { fit, engagement },
    open: params.getAll("open"),
    leads: params.get("leads") === "lost" ? "lost" : "gained",
    asOf: wholeNumber(params.get("as-of"), Number.MAX_SAFE_INTEGER),
  };
}

export function viewToParams({ holdOutFrom, tried, open, leads, asOf }: StudioView) {
  const params = new URLSearchParams();
  if (holdOutFrom !== null) params.set("held-out", holdOutFrom);
  if (tried !== null) {
    params.set("fit", String(tried.fit));
    params.set("engagement", String(tried.engagement));
  }
  for (const id of open) params.append("open", id);
  if (leads === "lost") params.set("leads", leads);
  if (asOf !== null) params.set("as-of", String(asOf));
  return params;
}

/** Whether two say the same. */
export function isSamePair(a: Criteria["thresholds"], b: Criteria["thresholds"]): boolean {
  return a.fit === b.fit && a.engagement === b.engagement;
}
