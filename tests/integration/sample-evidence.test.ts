import { expect, test } from "vitest";
import { listVersions } from "@/lib/criteria/queries";
import { getProposal, listEvidenceLeads } from "@/lib/criteria/queries/proposals";
import { OUTCOME_LABELS } from "@/lib/engine/handoffs";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import type { ReplayFigure } from "@/lib/replays/schema";
import { makeSample } from "@/lib/sample/make";
import { person } from "./criteria/people";

const viewer = person("viewer");
/** So many in so short a time that some are always on their way when a version is proposed. */
const DENSE = { seed: 7, leads: 250, months: 1, until: Date.UTC(2026, 10, 20, 16, 0) };

test("what a sample keeps as evidence opens to as many leads as it counts", async () => {
  await makeSample(DENSE);
  const { versions } = unwrap(await ask(listVersions, viewer, {}));
  let kept = 0;
  for (const { id } of versions) {
    const proposal = unwrap(await ask(getProposal, viewer, { id }));
    if (proposal?.kept?.evidence.kind !== "replay") continue;
    kept += 1;
    const { evidence } = proposal.kept;
    const count = async (figure: ReplayFigure) => {
      const input = { signatureId: proposal.signature.id, figure };
      return unwrap(await ask(listEvidenceLeads, viewer, input)).total;
    };
    for (const label of OUTCOME_LABELS) {
      const figure = { kind: "mqls", side: "draft", period: "all", labels: [label] };
      expect(await count(figure as ReplayFigure), label).toBe(evidence.draft.byLabel[label]);
    }
    for (const [rule, { leads }] of Object.entries(evidence.rules)) {
      const labels = [...OUTCOME_LABELS];
      expect(await count({ kind: "rule", rule, meets: true, labels }), rule).toBe(leads);
    }
    expect(await count({ kind: "gained" })).toBe(evidence.gained.count);
    expect(await count({ kind: "lost" })).toBe(evidence.lost.count);
  }
  expect(kept).toBe(3);
}, 120_000);
