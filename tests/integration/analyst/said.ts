import { store } from "@/db/client";
import { readAllRecords } from "@/lib/analyst/records";
import { tally } from "@/lib/analyst/tally";
import { countAttributed } from "@/lib/engine/ledger/attributed";
import { readCreated } from "@/lib/engine/ledger/created";
import { readEntered } from "@/lib/engine/ledger/entered";
import { readEntries } from "@/lib/engine/ledger/entries";
import { readExits } from "@/lib/engine/ledger/exits";
import type { LedgerDimension } from "@/lib/engine/ledger/lead";
import type { Ledger } from "@/lib/engine/ledger/ledger";
import { buildColumns } from "@/lib/engine/replay/build";
import {
  type Columns,
  historyOf,
  type LeadRecord,
  leadCount,
  leadId,
} from "@/lib/engine/replay/columns";
import { readSegments } from "@/lib/segments/store";

/** What columns say, without places in dictionaries and the order within a minute. */
export function said(columns: Columns) {
  return Array.from({ length: leadCount(columns) }, (_, lead) => {
    const { createdMinute, observations, activities } = historyOf(columns, lead);
    const { at, code } = { at: columns.eventsAt[lead] ?? 0, code: columns.eventSignature };
    return {
      id: leadId(columns, lead),
      createdMinute,
      observations,
      did: activities
        .map(({ minute, type, props }, i) => {
          const { hindsight = false } = columns.signatures[code[at + i] ?? 0] ?? {};
          return `${minute} ${type} ${JSON.stringify(Object.entries(props).sort())} ${hindsight}`;
        })
        .sort(),
      learnt: Array.from(
        columns.factCode.subarray(columns.factsAt[lead], columns.factsAt[lead + 1]),
        (place) => columns.facts[place]?.hindsight ?? false,
      ),
      outcome: [...columns.outcomes.subarray(lead * 4, lead * 4 + 4)],
    };
  });
}

const CALENDAR = {
  timeZone: "Europe/Berlin",
  days: [1, 2, 3, 4, 5],
  fromMinute: 540,
  toMinute: 1020,
  holidays: [],
};

const DIMENSIONS = [
  ...["source", "campaign", "country", "label"],
  ...["path", "owner", "version"],
] as LedgerDimension[];

/** The masks of the segments that reports can ask for: what other bits say, nobody reads. */
export async function askedMasks(): Promise<number[]> {
  const known = await readSegments((await store()).read);
  return known.filter(({ sweptTo }) => sweptTo === null).map(({ bit }) => 1 << bit);
}

/** All counts that reports have of a ledger, split by everything, and of these segments. */
export function talliesOf(ledger: Ledger, now: number, masks: readonly number[]) {
  const of = {
    period: { from: 0, to: now + 1 },
    grain: "month" as const,
    timeZone: "UTC",
    scope: {},
    by: "label" as const,
    now,
  };
  const split = DIMENSIONS.flatMap((by) => [
    readEntries(tally(ledger, { kind: "entries", of: { ...of, by }, withinDays: null })),
    readCreated(tally(ledger, { kind: "created", of: { ...of, by }, withDays: true })),
  ]);
  const counts = [
    ...split,
    readExits(tally(ledger, { kind: "exits", of })),
    readEntered(tally(ledger, { kind: "entered", of, stage: "customer" })),
  ];
  const byCohort = counts.map((cohorts) => cohortsInOrder(cohorts));
  const spreads = [
    tally(ledger, { kind: "waits", of, withTimes: true }),
    tally(ledger, { kind: "promises", of }),
    tally(ledger, { kind: "delays", of, calendar: CALENDAR }),
  ];
  const { people, all } = tally(ledger, { kind: "work", of });
  const accounts = tally(ledger, { kind: "accounts", of, listed: 1000 });
  const inSegments = masks.map((any) => {
    const scope = {
      inSegments: [
        { any, none: any },
        { any, none: null },
      ],
    };
    return cohortsInOrder(
      readCreated(tally(ledger, { kind: "created", of: { ...of, scope }, withDays: false })),
    );
  });
  const touches = (["source", "campaign"] as const).map((touchesBy) => {
    const asked = {
      of,
      stage: "mql" as const,
      models: ["linear", "timeDecay"] as const,
      touchesBy,
    };
    const { credits, said: answers, ...sums } = countAttributed(ledger, asked, new Map());
    return { ...sums, rows: inOrder<object>([...credits, ...answers]) };
  });
  return {
    byCohort,
    spreads,
    touches,
    work: { all, people: inOrder(people) },
    accounts,
    inSegments,
  };
}

/** Rows come in the order in which their values became known: that is no count. */
function cohortsInOrder(cohorts: readonly { rows: readonly object[] }[]) {
  return cohorts.map(({ rows, ...cohort }) => ({ ...cohort, rows: inOrder(rows) }));
}

function inOrder<R>(rows: readonly R[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

/** Columns that nobody followed: read whole from the database. */
export async function fromScratch(): Promise<Columns> {
  const records: LeadRecord[] = [];
  const { read } = await store();
  for await (const part of readAllRecords(read)) records.push(...part);
  return buildColumns(records);
}
