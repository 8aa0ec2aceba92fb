import { STAGE_INFO, STAGES } from "@/lib/engine/stages";
import type { LiveEvent } from "@/lib/live/events";
import { leadTexts } from "./texts";

/** What somebody did with a lead, in a few words; null for what nobody needs to be told. */
export function newsOf({ action, actorName, after }: LiveEvent): string | null {
  const texts = leadTexts.news;
  const said = (typeof after === "object" && after !== null ? after : {}) as Record<
    string,
    unknown
  >;
  const to = STAGES.find((stage) => stage === said.to);
  switch (action) {
    case "lead.move":
      return to ? texts.moved(actorName, STAGE_INFO[to].name) : null;
    case "lead.undo":
      return to ? texts.undone(actorName, STAGE_INFO[to].name) : null;
    case "lead.dispute":
      return texts.disputed(actorName);
    case "lead.uphold":
      return texts.upheld(actorName);
    case "lead.merge":
      return texts.merged(actorName);
    case "lead.unmerge":
      return texts.unmerged(actorName);
    case "lead.join":
      return texts.joined(actorName);
    case "lead.delete":
      return texts.deleted(actorName);
    case "lead.claim":
      return texts.claimed(actorName);
    case "lead.assign":
      return typeof said.ownerName === "string"
        ? texts.assigned(actorName, said.ownerName)
        : texts.unassigned(actorName);
    case "lead.bant":
      return texts.bant(actorName);
    case "lead.update":
      return texts.updated(actorName);
    default:
      return null;
  }
}
