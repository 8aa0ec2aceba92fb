import type { CompiledCriteria } from "../compile";
import type { OutcomeLabel } from "../handoffs";
import { pathAt } from "./ascents";
import { type Columns, NONE, OUTCOME, OUTCOMES } from "./columns";
import { PATH } from "./crossings";
import { barWidthFor } from "./curve";
import { isHeldOut, isSentByActive } from "./grouping";
import { LABEL } from "./labels";
import { crossingAt, type Ladder } from "./ladder";
import { whoDid } from "./rule-evidence";
import type { Stretches } from "./stretches";

/** The draft, or the criteria in force. */
export type Side = "draft" | "active";
/** All, or those before the hold-out or in it. */
type Period = "all" | "before" | "since";

/** A number of an answer, for which leads can be named. */
export type Figure =
  /** MQLs with one of the labels. */
  | { kind: "mqls"; side: Side; period: Period; labels: readonly OutcomeLabel[] }
  /** MQLs that were really handed off: those whose median of days is told. */
  | { kind: "timed"; side: Side; period: Period }
  /** All leads that became SQL: what recall is a share of. */
  | { kind: "sqls"; side: Side; period: Period }
  /** MQLs of the week that begins then; epoch minutes. */
  | { kind: "week"; side: Side; from: number }
  /** Leads in a bar of the distribution, from 0 on. */
  | { kind: "bar"; bar: number; labels: readonly OutcomeLabel[] }
  | { kind: "gained" }
  | { kind: "lost" }
  /** Leads with one of the labels that meet a rule, or that do not. */
  | { kind: "rule"; rule: string; meets: boolean; labels: readonly OutcomeLabel[] };

/** What the answer to one question was read from. */
export interface Reading {
  columns: Columns;
  /** The last minute that counts. */
  until: number;
  /** The draft, and its threshold of engagement in whole points. */
  compiled: CompiledCriteria;
  threshold: number;
  stretches: Stretches;
  ladder: Ladder;
}

type Chooses = (lead: number) => boolean;
const NOBODY: Chooses = () => false;

/** The criteria by whose crossings the leads of a figure are told. */
export function sideOf(figure: Figure): Side {
  if (figure.kind === "lost") return "active";
  return "side" in figure ? figure.side : "draft";
}

/** When one side would hand a lead off (epoch minutes; NONE: never), and how, as in `PATH`. */
export function crossingsBy({ ladder, threshold }: Reading, side: Side) {
  const { active } = ladder.grouping;
  return side === "draft"
    ? {
        minute: (lead: number) => crossingAt(ladder, lead, threshold),
        path: (lead: number, minute: number) => pathAt(ladder.ascents, lead, minute),
      }
    : {
        minute: (lead: number) => active?.minute[lead] ?? NONE,
        path: (lead: number) => active?.path[lead] ?? PATH.none,
      };
}

/** Says by a lead's place whether it is one of those that the figure counts. */
export function behind(reading: Reading, figure: Figure): Chooses {
  const { columns, ladder } = reading;
  const { labels, groups, weekStarts } = ladder.grouping;
  const { minute } = crossingsBy(reading, sideOf(figure));
  const among = (wanted: readonly OutcomeLabel[]): Chooses => {
    const codes = new Set(wanted.map((label) => LABEL[label]));
    return (lead) => codes.has(labels[lead] as number);
  };
  const within = (period: Period): Chooses => {
    if (period === "all") return () => true;
    return (lead) => isHeldOut(groups[lead] as number) === (period === "since");
  };
  const crosses =
    (also: Chooses, from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY): Chooses =>
    (lead) => {
      if (!also(lead)) return false;
      const when = minute(lead);
      return when !== NONE && when >= from && when < until;
    };
  const both =
    (one: Chooses, other: Chooses): Chooses =>
    (lead) =>
      one(lead) && other(lead);
  switch (figure.kind) {
    case "mqls":
      return crosses(both(within(figure.period), among(figure.labels)));
    case "timed":
      return crosses(
        both(
          within(figure.period),
          (lead) => columns.outcomes[lead * OUTCOMES + OUTCOME.mql] !== NONE,
        ),
      );
    case "sqls":
      return both(within(figure.period), among(["sql"]));
    case "week": {
      const week = weekStarts.indexOf(figure.from);
      if (week < 0) return NOBODY;
      return crosses(() => true, figure.from, weekStarts[week + 1]);
    }
    case "bar": {
      const width = barWidthFor(ladder.cap);
      const isAmong = among(figure.labels);
      return (lead) =>
        isAmong(lead) && Math.floor((ladder.ascents.best[lead] as number) / width) === figure.bar;
    }
    case "gained":
      return crosses((lead) => !isSentByActive(groups[lead] as number));
    case "lost":
      return crosses((lead) => crossingAt(ladder, lead, reading.threshold) === NONE);
    case "rule": {
      const isAmong = among(figure.labels);
      const meets = meeting(reading, figure.rule);
      return (lead) => isAmong(lead) && meets(lead) === figure.meets;
    }
  }
}

/** Whether a lead meets a rule, as the rule's evidence has it. */
function meeting({ columns, until, compiled, stretches }: Reading, rule: string): Chooses {
  const { fitPatterns, judged } = stretches;
  const place = compiled.fit.findIndex(({ id }) => id === rule);
  if (place >= 0) return (lead) => fitPatterns[judged[lead] as number]?.[place] === 1;
  const asking = compiled.criteria.engagement.find(({ id }) => id === rule);
  if (!asking) return NOBODY;
  const did = new Uint8Array(judged.length);
  whoDid(columns, until, [asking], (lead) => {
    did[lead] = 1;
  });
  return (lead) => did[lead] === 1;
}
