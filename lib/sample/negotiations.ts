import { startChallenger } from "@/lib/challengers/commands";
import {
  activateVersion,
  agreeVersion,
  createDraft,
  proposeVersion,
  requestChanges,
  saveDraft,
} from "@/lib/criteria/commands";
import { commentOnCriteria } from "@/lib/criteria/commands/comments";
import type { RulePart } from "@/lib/engine/comments";
import type { Criteria } from "@/lib/engine/criteria";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import {
  DRAFT_AGREEMENT,
  FIRST_AGREEMENT,
  PRICING_AGREEMENT,
  PROPOSED_AGREEMENT,
  SIZE_AGREEMENT,
} from "./agreements";
import { dayOf, days, instantOf, minutes, weekdayOf } from "./rhythm";
import { byTurns, type Colleague, type Staff } from "./staff";

/** Something that is done outside the days' transactions, at its moment. */
export interface Milestone {
  at: number;
  run(): Promise<void>;
}

interface Plan {
  name: string;
  body: Criteria;
  /** When marketing begins with it. */
  draftedAt: number;
  marketer: Colleague;
  manager: Colleague;
  /** Why marketing proposes it. */
  because: string;
  /** What sales asked to change first. */
  objection?: string;
  /** What sales says with the signature; none: it has not answered yet. */
  answer?: string;
  /** What sales asks about a rule, and what marketing says to that. */
  question?: { part: RulePart; ruleId: string; text: string; reply: string };
  /** Marketing lets the version before it go on in shadow. */
  keepsOld?: true;
}

/** The same time of day on the next working day. */
function workingDay(at: number): number {
  let moved = at;
  while ((weekdayOf(dayOf(moved)) + 1) % 7 < 2) moved += days(1);
  return moved;
}

/** The steps by which a version comes into force, or as far as it has got. */
function negotiate(plan: Plan, from: string | null, known: Map<string, string>): Milestone[] {
  let id = "";
  let version = 1;
  const { marketer, manager, body } = plan;
  const milestones: Milestone[] = [];
  const step = (afterDays: number, run: (at: number) => Promise<void>) => {
    const at = afterDays === 0 ? plan.draftedAt : workingDay(plan.draftedAt + days(afterDays));
    milestones.push({ at, run: () => run(at) });
  };
  const propose = async (at: number, comment: string) => {
    const done = unwrap(await execute(proposeVersion, marketer, { id, version, comment }, at));
    version = done.version;
  };
  step(0, async (at) => {
    const fromId = from === null ? undefined : known.get(from);
    const input = { name: plan.name, ...(fromId === undefined ? {} : { fromId }) };
    id = unwrap(await execute(createDraft, marketer, input, at)).id;
    known.set(plan.name, id);
    const effectiveAt = plan.because === "" ? null : plan.draftedAt + days(7);
    const reviewAt = effectiveAt === null ? null : effectiveAt + days(90);
    const draft = { ...body, effectiveAt, reviewAt };
    const saved = await execute(
      saveDraft,
      marketer,
      { id, version, name: plan.name, body: draft },
      at + minutes(25),
    );
    version = unwrap(saved).version;
  });
  if (plan.because === "") return milestones;
  step(1, (at) => propose(at, plan.because));
  const { objection, answer, question } = plan;
  if (question !== undefined) {
    const { text, reply, ...subject } = question;
    step(2, async (at) => {
      unwrap(await execute(commentOnCriteria, manager, { id, ...subject, text }, at));
      const later = at + minutes(40);
      unwrap(await execute(commentOnCriteria, marketer, { id, ...subject, text: reply }, later));
    });
  }
  if (objection !== undefined) {
    step(2, async (at) => {
      const input = { id, version, comment: objection };
      version = unwrap(await execute(requestChanges, manager, input, at)).version;
    });
    step(3, (at) => propose(at, "The hand-off promise is shorter now, as you asked."));
  }
  if (answer !== undefined) {
    step(6, async (at) => {
      const agreed = await execute(agreeVersion, manager, { id, version, comment: answer }, at);
      version = unwrap(agreed).version;
    });
    step(7, async (at) => {
      const input = { id, version, existing: "leave" as const };
      version = unwrap(await execute(activateVersion, marketer, input, at)).version;
    });
  }
  if (plan.keepsOld) {
    step(8, async (at) => {
      const versionId = known.get(from ?? "") ?? "";
      unwrap(await execute(startChallenger, marketer, { versionId }, at));
    });
  }
  return milestones;
}

/** All agreements of the sample: two retired, one in force, one proposed, one draft. */
export function negotiations(
  { managers, marketers }: Staff,
  from: number,
  until: number,
): Milestone[] {
  const known = new Map<string, string>();
  const span = until - from;
  const on = (at: number, hour: number) => instantOf(dayOf(workingDay(at)), hour);
  const first = "First agreement";
  const size = "Company size counts";
  const pricing = "Pricing instead of newsletters";
  const plans: [Plan, string | null][] = [
    [
      {
        name: first,
        body: FIRST_AGREEMENT,
        draftedAt: on(from - days(14), 10),
        marketer: byTurns(marketers, 0),
        manager: byTurns(managers, 0),
        because: "Our first written definition, from what we have been doing by feel.",
        answer: "Good enough to start with. Let us look at the numbers in a quarter.",
      },
      null,
    ],
    [
      {
        name: size,
        body: SIZE_AGREEMENT,
        draftedAt: on(from + span * 0.33, 11),
        marketer: byTurns(marketers, 1),
        manager: byTurns(managers, 1),
        because: "Small companies rarely convert, and opening mails says less than we thought.",
        objection: "Agreed on size. But eight hours to accept is too slow for good leads.",
        answer: "Four hours to accept and five attempts: we can keep that.",
      },
      first,
    ],
    [
      {
        name: pricing,
        body: PRICING_AGREEMENT,
        draftedAt: on(from + span * 0.64, 10),
        marketer: byTurns(marketers, 0),
        manager: byTurns(managers, 0),
        because: "Pricing views tell who buys. Newsletter opens tell nothing, so they go.",
        answer: "This is what our calls say, too.",
        keepsOld: true,
      },
      size,
    ],
    [
      {
        name: "Floor of 20 employees",
        body: PROPOSED_AGREEMENT,
        draftedAt: on(until - days(6), 15),
        marketer: byTurns(marketers, 1),
        manager: byTurns(managers, 1),
        because: "Most rejections for size are below 20 employees. Fewer leads, but better ones.",
        question: {
          part: "gates",
          ruleId: "floor",
          text: "What of a start-up that just raised money? Some of our best customers began small.",
          reply: "Some will be lost. They are listed under Evidence: have a look before you sign.",
        },
      },
      pricing,
    ],
    [
      {
        name: "Trials and intent",
        body: DRAFT_AGREEMENT,
        draftedAt: on(until - days(4), 16),
        marketer: byTurns(marketers, 0),
        manager: byTurns(managers, 0),
        because: "",
      },
      pricing,
    ],
  ];
  return plans.flatMap(([plan, base]) => negotiate(plan, base, known)).sort((a, b) => a.at - b.at);
}
