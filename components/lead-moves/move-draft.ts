import { parseDate } from "@internationalized/date";
import type { Bant } from "@/lib/engine/bant";
import { toMinor } from "@/lib/engine/money";
import type { ExitStage, ReasonKind, Stage } from "@/lib/engine/stages";
import { EXIT_STAGES } from "@/lib/engine/stages";
import type { MoveLeadInput } from "@/lib/leads/schema/inputs";
import type { BantEdits } from "./bant-draft";
import { moveTexts } from "./texts";

export interface MoveReason {
  id: string;
  label: string;
  kind: ReasonKind;
  needsAttempts: boolean;
  retiredAt?: number | null;
}

/** What was filled in so far; amounts in the currency's main unit, days ISO. */
export interface MoveDraft {
  reasonId: string | null;
  note: string;
  until: string | null;
  bant: BantEdits;
  amount: number | null;
  closeDate: string | null;
  opportunityName: string;
  wonAmount: number | null;
}

export interface MovingLead {
  id: string;
  name: string;
  company: string | null;
  stage: Stage;
  bant: Bant;
  version: number;
}

export function isExit(stage: Stage): stage is ExitStage {
  return EXIT_STAGES.some((exit) => exit === stage);
}

export function draftOf(lead: Pick<MovingLead, "name" | "company">): MoveDraft {
  return {
    reasonId: null,
    note: "",
    until: null,
    bant: {},
    amount: null,
    closeDate: null,
    opportunityName: lead.company ?? lead.name,
    wonAmount: null,
  };
}

/** A disqualified lead is taken back: that needs words, not one of the exit reasons. */
export function isReopening(from: Stage, to: Stage): boolean {
  return from === "disqualified" && to === "nurture";
}

/** What the form can tell by itself is missing, by field. */
export function gapsOf(draft: MoveDraft, from: Stage, to: Stage): Record<string, string> {
  const gaps: Record<string, string> = {};
  const reopens = isReopening(from, to);
  if (isExit(to) && !reopens && draft.reasonId === null) gaps.reasonId = moveTexts.chooseReason;
  if (to === "nurture" && !reopens && draft.until === null) gaps.nurtureUntil = moveTexts.chooseDay;
  if ((to === "mql" || reopens) && draft.note.trim() === "") gaps.note = moveTexts.sayWhy;
  return gaps;
}

/** The draft as the command takes it. A return date means the start of that day in the workspace. */
export function moveInput(
  draft: MoveDraft,
  lead: Pick<MovingLead, "id" | "version">,
  to: Stage,
  { currency, timeZone }: { currency: string; timeZone: string },
): MoveLeadInput {
  const { reasonId, until, amount, closeDate, wonAmount } = draft;
  const note = draft.note.trim();
  const name = draft.opportunityName.trim();
  return {
    id: lead.id,
    version: lead.version,
    to,
    ...(note === "" ? {} : { note }),
    ...(isExit(to) && reasonId !== null ? { reasonId } : {}),
    ...(to === "nurture" && until !== null
      ? { nurtureUntil: parseDate(until).toDate(timeZone).getTime() }
      : {}),
    ...(to === "sql"
      ? {
          opportunity: {
            currency,
            ...(name === "" ? {} : { name }),
            ...(amount === null ? {} : { amountMinor: toMinor(amount, currency) }),
            ...(closeDate === null ? {} : { closeDate }),
          },
        }
      : {}),
    ...(to === "customer" && wonAmount !== null
      ? { wonAmountMinor: toMinor(wonAmount, currency) }
      : {}),
  };
}
