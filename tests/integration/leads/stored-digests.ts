import { expect } from "vitest";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import { activeCriteria } from "@/lib/criteria/store";
import { compileCriteria } from "@/lib/engine/compile";
import { type Digest, digestOf, readDigest } from "@/lib/engine/digest";
import { readHistories } from "@/lib/scoring/store";

/** Events of one minute have no order. */
function inOrder({ events, ...digest }: Digest) {
  const keyed = events.map(({ minute, slots }) => `${minute}: ${slots.join()}`);
  return { ...digest, events: keyed.sort() };
}

/** What is kept of each lead's history is what that history says; gives how many leads have it. */
export async function expectStoredDigests(where?: string): Promise<number> {
  const { read } = await store();
  const criteria = await activeCriteria(read);
  if (!criteria) return 0;
  const compiled = compileCriteria(criteria.body);
  const rows = await read.select().from(leads);
  const histories = await readHistories(read, rows, [...compiled.byType.keys()]);
  let kept = 0;
  for (const { id, digest: text } of rows) {
    const digest = readDigest(text, criteria.id);
    const history = histories.get(id);
    if (!digest || !history) continue;
    kept += 1;
    expect(inOrder(digest), where).toEqual(inOrder(digestOf(history, compiled)));
  }
  return kept;
}
