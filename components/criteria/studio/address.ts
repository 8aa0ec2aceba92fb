import { type Criteria, MOST_POINTS } from "@/lib/engine/criteria";

/** What the address of a draft says beside the draft itself, so that a link shows the same. */
export interface StudioView {
  /** A day, "2026-08-28", from which MQLs are judged apart. */
  holdOutFrom: string | null;
  /** Thresholds that are only tried; one that is left out is the draft's own. */
  tried: Partial<Criteria["thresholds"]> | null;
  /** Ids of the rules whose forms are open. */
  open: readonly string[];
  /** Which of the leads that change are listed. */
  leads: "gained" | "lost";
  /** The draft's version when the link was made. */
  asOf: number | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function wholeNumber(text: string, most: number): number | null {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : null;
  return number === null || number > most ? null : number;
}

function dayIn(text: string): string | null {
  if (!DAY.test(text)) return null;
  const at = Date.parse(text);
  // Some days that no month has are read as those of the next one.
  const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
  return isDay ? text : null;
}

const READERS = {
  "held-out": dayIn,
  fit: (text: string) => wholeNumber(text, MOST_POINTS),
  engagement: (text: string) => wholeNumber(text, MOST_POINTS),
  leads: (text: string) => (text === "gained" || text === "lost" ? text : null),
  "as-of": (text: string) => wholeNumber(text, Number.MAX_SAFE_INTEGER),
};

export type Part = keyof typeof READERS;

/** The parts of an address that cannot be read, with what they say. */
export function unreadIn(params: URLSearchParams): { part: Part; text: string }[] {
  return (Object.keys(READERS) as Part[]).flatMap((part) => {
    const text = params.get(part);
    return text === null || READERS[part](text) !== null ? [] : [{ part, text }];
  });
}

/** What cannot be read is left out. */
export function viewFromParams(params: URLSearchParams): StudioView {
  const read = <P extends Part>(part: P) => {
    const text = params.get(part);
    return text === null ? null : (READERS[part](text) as ReturnType<(typeof READERS)[P]>);
  };
  const fit = read("fit");
  const engagement = read("engagement");
  const tried = {
    ...(fit === null ? {} : { fit }),
    ...(engagement === null ? {} : { engagement }),
  };
  return {
    holdOutFrom: read("held-out"),
    tried: fit === null && engagement === null ? null : tried,
    open: params.getAll("open"),
    leads: read("leads") ?? "gained",
    asOf: read("as-of"),
  };
}

export function viewToParams({ holdOutFrom, tried, open, leads, asOf }: StudioView) {
  const params = new URLSearchParams();
  if (holdOutFrom !== null) params.set("held-out", holdOutFrom);
  for (const group of ["fit", "engagement"] as const) {
    const threshold = tried?.[group];
    if (threshold !== undefined) params.set(group, String(threshold));
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
