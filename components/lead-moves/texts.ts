import type { BantDimension } from "@/lib/engine/bant";
import { STAGE_INFO, type Stage } from "@/lib/engine/stages";
import { numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";
import type { ManyStage } from "@/lib/leads/schema/many-moves";

function leadsText(count: number): string {
  return count === 1 ? t("1 lead") : t`${numberText(count)} leads`;
}

/** The words of moving a lead. */
export const moveTexts = translated({
  titles: {
    inquiry: (name: string) => t`Move ${name}`,
    mql: (name: string) => t`Hand ${name} to sales`,
    sal: (name: string) => t`Accept ${name}`,
    sql: (name: string) => t`Qualify ${name}`,
    customer: (name: string) => t`${name} became a customer`,
    nurture: (name: string) => t`Recycle ${name}`,
    disqualified: (name: string) => t`Disqualify ${name}`,
  } satisfies Record<Stage, (name: string) => string>,
  confirm: {
    inquiry: "Move",
    mql: "Hand to sales",
    sal: "Accept",
    sql: "Qualify",
    customer: "Mark as won",
    nurture: "Recycle",
    disqualified: "Disqualify",
  } satisfies Record<Stage, string>,
  /** What a move to that stage is called in a menu. */
  actions: {
    inquiry: "Back to inquiry",
    mql: "Hand to sales",
    sal: "Accept",
    sql: "Qualify",
    customer: "Won",
    nurture: "Recycle",
    disqualified: "Disqualify",
  } satisfies Record<Stage, string>,
  about: {
    mql: "Past the criteria, by hand: say why, sales will read it.",
    sal: "You take the lead over and work it from here.",
    sql: "Record what was found out and open the opportunity.",
    customer: "Closes the opportunity as won.",
    nurture: "Good, but not now. Say why, and when to look again.",
    reopen: "Takes the lead back into nurture. Say why, and when to look again.",
    disqualified: "Takes the lead out. The reason goes back to marketing.",
  },
  reason: "Reason",
  reasonHelp: "The reason teaches the criteria.",
  needsAttempts: "Only after the agreed number of calls.",
  note: "Note",
  noteWhy: "Why",
  notePlaceholder: "What should the next person know?",
  until: "Look again on",
  amount: "Amount",
  wonAmount: "Amount won",
  wonAmountHelp: "Leave empty when it is the opportunity's amount.",
  closeDate: "Expected to close",
  opportunity: "Opportunity",
  opportunityName: "Name",
  bantValue: {
    budget: "Amount",
    authority: "Role",
    need: "Need",
    timeline: "When",
  } satisfies Record<BantDimension, string>,
  evidence: "Evidence",
  evidencePlaceholder: "A quote or a note",
  loading: "Loading…",
  bantUnread: (why: string) =>
    t`What was recorded about BANT could not be shown; it stays as it is. ${why}`,
  stillMissing: "The SQL rule still misses:",
  ruleMet: "The agreed SQL rule is met.",
  ruleMetOpens: "The agreed SQL rule is met. Qualifying opens an opportunity.",
  undo: "Undo",
  /** Of several leads at once. */
  many: {
    titles: {
      mql: (count: number) => t`Hand ${leadsText(count)} to sales`,
      sal: (count: number) => t`Accept ${leadsText(count)}`,
      customer: (count: number) => t`${leadsText(count)} became customers`,
      nurture: (count: number) => t`Recycle ${leadsText(count)}`,
      disqualified: (count: number) => t`Disqualify ${leadsText(count)}`,
    } satisfies Record<ManyStage, (count: number) => string>,
    about: {
      mql: "Past the criteria, by hand: say why, sales will read it.",
      sal: "You take the leads over and work them from here.",
      customer: "Closes the opportunity of each as won, at its own amount.",
      nurture: "Good, but not now. Say why, and when to look again.",
      disqualified: "Takes the leads out. The reason goes back to marketing.",
    } satisfies Record<ManyStage, string>,
    reopen: "Takes the leads back into nurture. Say why, and when to look again.",
    moved: (count: number, stage: Stage) =>
      t`${leadsText(count)} moved to ${STAGE_INFO[stage].name}`,
    notMoved: (count: number, of: number) => t`${numberText(count)} of ${leadsText(of)} not moved`,
    undone: (count: number) => t`${leadsText(count)} back where they were`,
    notUndone: (count: number, of: number) =>
      t`${numberText(count)} of ${leadsText(of)} not taken back`,
    why: (names: string, reason: string) => `${names}: ${reason}`,
    more: (count: number) => t`And ${numberText(count)} more.`,
  },
  undone: (name: string, stage: Stage) => t`${name} is back in ${STAGE_INFO[stage].name}`,
  moved: (name: string, stage: Stage) => t`${name} moved to ${STAGE_INFO[stage].name}`,
  notMoved: (name: string) => t`${name} was not moved`,
  notMovedTo: (name: string, stage: Stage) => t`${name} was not moved to ${STAGE_INFO[stage].name}`,
  movedMeanwhile: (who: string | null, stage: Stage) =>
    t`${who ?? t("Somebody")} moved this lead to ${STAGE_INFO[stage].name} meanwhile.`,
  over: "There is no such lead any more.",
  signIn: "Sign in in a new tab.",
  signInAbout: "Then come back and send it again: what you typed is still here.",
  chooseReason: "Choose a reason.",
  chooseDay: "Choose the day to look at the lead again.",
  sayWhy: "Say why in a few words.",
} as const);
