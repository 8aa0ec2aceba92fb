/** The lifecycle: which stages exist and which moves between them are allowed. */
export const STAGES = [
  "inquiry",
  "mql",
  "sal",
  "sql",
  "customer",
  "nurture",
  "disqualified",
] as const;
export type Stage = (typeof STAGES)[number];

/** The stages a lead climbs, in order; the two others are exits. */
export const FUNNEL_STAGES = ["inquiry", "mql", "sal", "sql", "customer"] as const;
export const EXIT_STAGES = ["nurture", "disqualified"] as const;
export type ExitStage = (typeof EXIT_STAGES)[number];

export interface StageInfo {
  name: string;
  /** The field's long name, for headings and help. */
  longName: string;
  meaning: string;
}

export const STAGE_INFO: Record<Stage, StageInfo> = {
  inquiry: {
    name: "Inquiry",
    longName: "Inquiry",
    meaning: "Someone responded. Nobody knows yet whether they fit.",
  },
  mql: {
    name: "MQL",
    longName: "Marketing-qualified lead",
    meaning: "Meets the criteria in force and is offered to sales.",
  },
  sal: {
    name: "SAL",
    longName: "Sales-accepted lead",
    meaning: "Sales accepted the hand-off and is working the lead.",
  },
  sql: {
    name: "SQL",
    longName: "Sales-qualified lead",
    meaning: "Qualified by BANT as agreed; an opportunity exists.",
  },
  customer: { name: "Customer", longName: "Customer", meaning: "The opportunity was won." },
  nurture: {
    name: "Nurture",
    longName: "Nurture",
    meaning: "Good, but not now: comes back by date or by fresh engagement.",
  },
  disqualified: {
    name: "Disqualified",
    longName: "Disqualified",
    meaning: "Out, with a reason.",
  },
};

const ALLOWED: Record<Stage, readonly Stage[]> = {
  inquiry: ["mql", "nurture", "disqualified"],
  mql: ["sal", "nurture", "disqualified"],
  sal: ["sql", "nurture", "disqualified"],
  sql: ["customer", "nurture", "disqualified"],
  customer: [],
  nurture: ["mql", "disqualified"],
  disqualified: ["nurture"],
};

/** The stages a lead may move to from `from`, in board order. Undo is not listed: see `undoTarget`. */
export function allowedMoves(from: Stage): readonly Stage[] {
  return ALLOWED[from];
}

/** Why a move is refused, as a sentence for the user; null when it is allowed. */
export function moveRefusal(from: Stage, to: Stage): string | null {
  if (ALLOWED[from].includes(to)) return null;
  const a = STAGE_INFO[from].name;
  const b = STAGE_INFO[to].name;
  if (from === to) return `This lead is already ${a}.`;
  if (ALLOWED[from].length === 0) return `${a} is the end of the road: the lead was won.`;
  const next = ALLOWED[from].map((stage) => STAGE_INFO[stage].name).join(", ");
  if (from === "disqualified") {
    return `A disqualified lead is reopened into Nurture first; it cannot go straight to ${b}.`;
  }
  return `A lead cannot go from ${a} to ${b}. From ${a} it can go to: ${next}.`;
}

/** How a lead became an MQL. Fast-tracked and hand-made MQLs are always reported apart. */
export const MQL_PATHS = ["scored", "fastTrack", "manual", "imported"] as const;
export type MqlPath = (typeof MQL_PATHS)[number];

export const MQL_PATH_NAMES: Record<MqlPath, string> = {
  scored: "Scored",
  fastTrack: "Fast track",
  manual: "By hand",
  imported: "Imported",
};

/** What an inquiry is to us, decided by rule on arrival; splits every report. */
export const LEAD_LABELS = ["newCompany", "newPerson", "existingCustomer", "replacement"] as const;
export type LeadLabel = (typeof LEAD_LABELS)[number];

export const LEAD_LABEL_NAMES: Record<LeadLabel, string> = {
  newCompany: "New company",
  newPerson: "New person at a known account",
  existingCustomer: "Existing customer",
  replacement: "Replacement",
};

/**
 * The label of a new inquiry.
 * `replaces` is a colleague of the same title who was marked as having left.
 */
export function labelInquiry(account: {
  known: boolean;
  customer: boolean;
  replaces: boolean;
}): LeadLabel {
  if (account.replaces) return "replacement";
  if (account.customer) return "existingCustomer";
  return account.known ? "newPerson" : "newCompany";
}

/** Whether an exit reason may be used for this exit. */
export type ReasonKind = "disqualify" | "recycle" | "both";
export function reasonFits(kind: ReasonKind, to: ExitStage): boolean {
  return kind === "both" || (kind === "recycle") === (to === "nurture");
}

/** Leads whose SLA clock runs: offered or accepted, and not yet touched. */
export const SLA_STAGES = ["mql", "sal"] as const satisfies readonly Stage[];
