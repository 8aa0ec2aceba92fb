import { OUTCOME_LABELS, type OutcomeLabel } from "@/lib/engine/handoffs";
import { dayText, numberText } from "@/lib/format";
import { quoted, t } from "@/lib/language";
import type { ReplayFigure } from "@/lib/replays/schema";
import { countText } from "../../words";

/** What the words of a figure need beside it. */
export interface PhraseContext {
  /** A rule's name by its id; undefined where it has none. */
  ruleName: (id: string) => string | undefined;
  /** Points of engagement that a bar is wide. */
  barWidth: number;
  /** What the two versions are called. */
  sides: Record<"draft" | "active", string>;
  timeZone: string;
}

/** The versions of a draft's own replay. */
export const DRAFT_SIDES = {
  get draft() {
    return t("this draft");
  },
  get active() {
    return t("the version in force");
  },
} as const;
const PERIODS = {
  all: "",
  get before() {
    return t(" before the hold-out");
  },
  get since() {
    return t(" in the hold-out");
  },
} as const;
const LABELS: Record<OutcomeLabel, string> = {
  get sql() {
    return t("that became SQL");
  },
  get notSql() {
    return t("that did not become SQL");
  },
  get maturing() {
    return t("too young to tell");
  },
  get unlabelled() {
    return t("that sales never worked");
  },
};

/** " that became SQL", with a blank before it; empty for all. */
function labelled(labels: readonly OutcomeLabel[]): string {
  const wanted = OUTCOME_LABELS.filter((label) => labels.includes(label));
  if (wanted.length === OUTCOME_LABELS.length) return "";
  if (wanted.join() === "sql,notSql") return t(" with a known outcome");
  return ` ${wanted.map((label) => LABELS[label]).join(t(" or "))}`;
}

/** Whether one of its leads is called an MQL, and what is said behind that. */
function wordsOf(figure: ReplayFigure, context: PhraseContext): { isMql: boolean; rest: string } {
  switch (figure.kind) {
    case "mqls": {
      const whose = t` of ${context.sides[figure.side]}${PERIODS[figure.period]}`;
      return { isMql: true, rest: `${whose}${labelled(figure.labels)}` };
    }
    case "timed": {
      const whose = t` of ${context.sides[figure.side]}${PERIODS[figure.period]}`;
      return { isMql: true, rest: t`${whose} that were really handed off` };
    }
    case "sqls":
      return { isMql: false, rest: t` that became SQL, all${PERIODS[figure.period]}` };
    case "week": {
      const week = dayText(figure.from, context.timeZone);
      return { isMql: true, rest: t` of ${context.sides[figure.side]} in the week of ${week}` };
    }
    case "bar": {
      const from = figure.bar * context.barWidth;
      const points = `${numberText(from)}–${numberText(from + context.barWidth)}`;
      return {
        isMql: false,
        rest: t` with an engagement of ${points} at its best${labelled(figure.labels)}`,
      };
    }
    case "gained":
      return { isMql: false, rest: t` that only ${context.sides.draft} hands off` };
    case "lost":
      return { isMql: false, rest: t` that only ${context.sides.active} hands off` };
    case "rule": {
      const name = context.ruleName(figure.rule);
      const rule = name ? quoted(name) : t("the rule");
      const meeting = figure.meets ? t(" meeting") : t(" not meeting");
      return { isMql: false, rest: `${meeting} ${rule}${labelled(figure.labels)}` };
    }
    case "today":
      return { isMql: false, rest: t` meeting ${context.sides[figure.side]} today` };
  }
}

/** "MQLs of this draft that sales never worked"; with their number, "908 MQLs of …". */
export function figurePhrase(
  figure: ReplayFigure,
  context: PhraseContext,
  count: number | null = null,
): string {
  const { isMql, rest } = wordsOf(figure, context);
  if (count !== null) return `${countText(count, isMql ? "MQL" : "lead")}${rest}`;
  return `${isMql ? "MQLs" : "Leads"}${rest}`;
}

/** What the day beside a lead says. */
export function dayHint(figure: ReplayFigure, { sides }: Pick<PhraseContext, "sides">): string {
  const side = figure.kind === "lost" || ("side" in figure && figure.side === "active");
  return t`Newest first, by the day on which ${sides[side ? "active" : "draft"]} would have handed them off.`;
}
