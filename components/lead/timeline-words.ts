import { ACTIVITY_TYPES, CALL_OUTCOME_NAMES, type CallOutcome } from "@/lib/engine/activities";
import { actorText } from "@/lib/engine/actor-text";
import { BANT_LEVEL_NAMES, BANT_NAMES } from "@/lib/engine/bant";
import { bantValueText } from "@/lib/engine/bant-answers";
import { MQL_PATH_NAMES, STAGE_INFO } from "@/lib/engine/stages";
import { momentText } from "@/lib/format";
import type { TimelineItem } from "@/lib/leads/schema/page";
import { originText, valueText } from "./format";
import { leadTexts } from "./texts";

export const TIMELINE_FILTERS = [
  "all",
  "activity",
  "touch",
  "note",
  "move",
  "bant",
  "facts",
] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

const TOUCHES: readonly string[] = ["call", "email_sent", "meeting"];

export function filterOf(item: TimelineItem): Exclude<TimelineFilter, "all"> {
  if (item.kind !== "activity") return item.kind;
  if (item.type === "note") return "note";
  return TOUCHES.includes(item.type) ? "touch" : "activity";
}

export interface TimelineWords {
  title: string;
  /** Beside the title, less loud. */
  detail: string;
  /** What somebody wrote, as they wrote it. */
  text: string;
  actor: string | null;
}

function outcomeName(outcome: unknown): string {
  const names: Record<string, string> = CALL_OUTCOME_NAMES satisfies Record<CallOutcome, string>;
  return typeof outcome === "string" ? (names[outcome] ?? outcome) : "";
}

type ActivityItem = Extract<TimelineItem, { kind: "activity" }>;

function activityWords(item: ActivityItem, timeZone: string): TimelineWords {
  const { type, props, actorName } = item;
  const { label } = ACTIVITY_TYPES[type];
  const { note, text, outcome, callbackAt, ...rest } = props;
  const details = Object.values(rest).map((value) => valueText(value));
  if (outcome !== undefined) details.unshift(outcomeName(outcome));
  if (typeof callbackAt === "number") {
    details.push(leadTexts.timeline.callback(momentText(callbackAt, timeZone)));
  }
  const written = typeof note === "string" ? note : typeof text === "string" ? text : "";
  return {
    title: label,
    detail: details.join(" · "),
    text: written,
    actor: actorName && actorText(actorName),
  };
}

type MoveLine = Extract<TimelineItem, { kind: "move" }>;

function moveWords(item: MoveLine): TimelineWords {
  const from = item.from === null ? null : STAGE_INFO[item.from].name;
  const moved = leadTexts.timeline.moved(from, STAGE_INFO[item.to].name);
  const details = [
    item.path === null ? "" : MQL_PATH_NAMES[item.path],
    item.criteriaNumber === null ? "" : leadTexts.moves.version(item.criteriaNumber),
    item.reasonLabel ?? "",
  ];
  return {
    title: item.undoes === null ? moved : `${leadTexts.timeline.undid} ${moved}`,
    detail: details.filter((word) => word !== "").join(" · "),
    text: item.note ?? "",
    actor: item.actorName && actorText(item.actorName),
  };
}

/** One entry of the timeline in words. */
export function timelineWords(
  item: TimelineItem,
  timeZone: string,
  labelOf: (attribute: string) => string,
): TimelineWords {
  switch (item.kind) {
    case "activity":
      return activityWords(item, timeZone);
    case "move":
      return moveWords(item);
    case "bant":
      return {
        title: `${BANT_NAMES[item.dimension]}: ${BANT_LEVEL_NAMES[item.level].toLowerCase()}`,
        detail: bantValueText(item.dimension, item.value),
        text: item.evidence ?? "",
        actor: item.actorName && actorText(item.actorName),
      };
    case "facts":
      return {
        title: leadTexts.timeline.learnt,
        detail: Object.entries(item.values)
          .map(([id, value]) => `${labelOf(id)}: ${valueText(value)}`)
          .join(" · "),
        text: "",
        actor: item.actorName ?? originText(item.origin),
      };
  }
}
