import { t } from "@/lib/language";

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
    get name() {
      return t("Inquiry");
    },
    get longName() {
      return t("Inquiry");
    },
    get meaning() {
      return t("Someone responded. Nobody knows yet whether they fit.");
    },
  },
  mql: {
    name: "MQL",
    get longName() {
      return t("Marketing-qualified lead");
    },
    get meaning() {
      return t("Meets the criteria in force and is offered to sales.");
    },
  },
  sal: {
    name: "SAL",
    get longName() {
      return t("Sales-accepted lead");
    },
    get meaning() {
      return t("Sales accepted the hand-off and is working the lead.");
    },
  },
  sql: {
    name: "SQL",
    get longName() {
      return t("Sales-qualified lead");
    },
    get meaning() {
      return t("Qualified by BANT as agreed; an opportunity exists.");
    },
  },
  customer: {
    get name() {
      return t("Customer");
    },
    get longName() {
      return t("Customer");
    },
    get meaning() {
      return t("The opportunity was won.");
    },
  },
  nurture: {
    name: "Nurture",
    longName: "Nurture",
    get meaning() {
      return t("Good, but not now: comes back by date or by fresh engagement.");
    },
  },
  disqualified: {
    get name() {
      return t("Disqualified");
    },
    get longName() {
      return t("Disqualified");
    },
    get meaning() {
      return t("Out, with a reason.");
    },
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
  if (from === to) return t`This lead is already ${a}.`;
  if (ALLOWED[from].length === 0) return t`${a} is the end of the road: the lead was won.`;
  const next = ALLOWED[from].map((stage) => STAGE_INFO[stage].name).join(", ");
  if (from === "disqualified") {
    return t`A disqualified lead is reopened into Nurture first; it cannot go straight to ${b}.`;
  }
  return t`A lead cannot go from ${a} to ${b}. From ${a} it can go to: ${next}.`;
}

/** How a lead became an MQL. Fast-tracked and hand-made MQLs are always reported apart. */
export const MQL_PATHS = ["scored", "fastTrack", "manual", "imported"] as const;
export type MqlPath = (typeof MQL_PATHS)[number];

export const MQL_PATH_NAMES: Record<MqlPath, string> = {
  get scored() {
    return t("Scored");
  },
  get fastTrack() {
    return t("Fast track");
  },
  get manual() {
    return t("By hand");
  },
  get imported() {
    return t("Imported");
  },
};

/** What an inquiry is to us, decided by rule on arrival; splits every report. */
export const LEAD_LABELS = ["newCompany", "newPerson", "existingCustomer", "replacement"] as const;
export type LeadLabel = (typeof LEAD_LABELS)[number];

export const LEAD_LABEL_NAMES: Record<LeadLabel, string> = {
  get newCompany() {
    return t("New company");
  },
  get newPerson() {
    return t("New person at a known account");
  },
  get existingCustomer() {
    return t("Existing customer");
  },
  get replacement() {
    return t("Replacement");
  },
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
