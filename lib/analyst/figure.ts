import { minuteOf } from "@/lib/engine/activities";
import type { ChangedLead } from "@/lib/engine/evidence";
import { OUTCOME_LABELS, type OutcomeLabel } from "@/lib/engine/handoffs";
import { type Columns, leadCount, leadId, NONE } from "@/lib/engine/replay/columns";
import { PATH } from "@/lib/engine/replay/crossings";
import { behind, crossingsBy, type Figure, sideOf } from "@/lib/engine/replay/figures";
import { ID_BYTES, placeOf, writeId } from "@/lib/engine/replay/ids";
import { newestFirst } from "@/lib/engine/replay/newest";
import type { Study } from "@/lib/engine/replay/study";
import type { Today } from "@/lib/engine/replay/today/today";
import type { FoundLead, PageStart, ReplayFigure } from "@/lib/replays/schema";
import { type Replayed, studied } from "./replayed";

const MINUTE_MS = 60_000;

/** Which leads a figure of a replay counts, a page at a time. */
export interface FigureQuestion extends Replayed {
  kind: "figure";
  figure: ReplayFigure;
  after: PageStart | null;
  limit: number;
}

/** So many leads in all, and some of them; `next` is null after the last. */
export interface FigureFinding {
  total: number;
  leads: FoundLead[];
  next: PageStart | null;
}

export function pathName(path: number): ChangedLead["path"] {
  return path >= PATH.fastTrack ? "fastTrack" : "scored";
}

function placeOfLead({ ids }: Columns, id: string): number {
  const bytes = new Uint8Array(ID_BYTES);
  writeId(bytes, 0, id);
  return placeOf(ids, bytes, 0);
}

/** The leads behind a figure, those that would be MQLs latest first. */
export function findFigure(
  { columns, study, today }: { columns: Columns; study: Study; today: Today },
  question: FigureQuestion,
): FigureFinding {
  const { figure, after, limit } = question;
  const reading = study.read(studied(question));
  const { labels } = reading.ladder.grouping;
  const minuteOfMs = (at: number | null) => (at === null ? NONE : minuteOf(at));
  const choice = () => {
    if (figure.kind === "today") {
      const criteria = figure.side === "draft" ? question.body : question.active;
      return { side: figure.side, chooses: criteria ? today.meeting(criteria) : () => false };
    }
    const inMinutes: Figure =
      figure.kind === "week" ? { ...figure, from: minuteOf(figure.from) } : figure;
    return { side: sideOf(inMinutes), chooses: behind(reading, inMinutes) };
  };
  const { side, chooses } = choice();
  const crossings = crossingsBy(reading, side);
  const start = after && { minute: minuteOfMs(after.mqlAt), lead: placeOfLead(columns, after.id) };
  const found = newestFirst(leadCount(columns), chooses, crossings.minute, {
    after: start,
    // One more tells whether there are more.
    limit: limit + 1,
  });
  const leads = found.page.slice(0, limit).map(({ lead, minute }) => ({
    id: leadId(columns, lead),
    label: OUTCOME_LABELS[labels[lead] as number] as OutcomeLabel,
    mqlAt: minute === NONE ? null : minute * MINUTE_MS,
    path: minute === NONE ? null : pathName(crossings.path(lead, minute)),
  }));
  const last = found.page.length > limit ? leads.at(-1) : undefined;
  return { total: found.total, leads, next: last ? { mqlAt: last.mqlAt, id: last.id } : null };
}
