import { store } from "@/db/client";
import { readAllRecords } from "@/lib/analyst/records";
import { buildColumns } from "@/lib/engine/replay/build";
import {
  type Columns,
  historyOf,
  type LeadRecord,
  leadCount,
  leadId,
} from "@/lib/engine/replay/columns";

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

/** Columns that nobody followed: read whole from the database. */
export async function fromScratch(): Promise<Columns> {
  const records: LeadRecord[] = [];
  const { read } = await store();
  for await (const part of readAllRecords(read)) records.push(...part);
  return buildColumns(records);
}
