"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { createDraft } from "@/lib/criteria/actions";
import type { VersionView } from "@/lib/criteria/schema";
import { namesOf } from "@/lib/engine/conditions/contract";
import type { Gate } from "@/lib/engine/criteria";
import { storeDraft } from "../editor/store-draft";
import { useOperation } from "../use-operation";
import { GatesDialog } from "./gates-dialog";
import { gatesTexts } from "./gates-texts";

const LONGEST_NAME = 80;

/** Suggested gates for the version in force; each starts a draft of its own. */
export function GatesForDraft({ active }: { active: VersionView }) {
  const router = useRouter();
  const { run, failure } = useOperation();
  const names = useMemo(() => namesOf(active.attributes), [active.attributes]);
  const { body } = active;

  async function start(gate: Gate) {
    const name = gate.label.slice(0, LONGEST_NAME);
    await run(
      async () => {
        const made = await createDraft({ name, fromId: active.id });
        if (!made.ok) return made;
        const gates = [...body.gates, gate];
        const draft = { ...body, gates, effectiveAt: null, reviewAt: null };
        const stored = await storeDraft(made.value.id, { name, body: draft }, 1);
        return stored.ok ? made : stored;
      },
      ({ id }) => {
        router.push(`/criteria/${id}`);
        return undefined;
      },
      { leaves: true },
    );
  }

  return (
    <GatesDialog
      {...{ body, names }}
      takeLabel={gatesTexts.start}
      onTake={(gate) => void start(gate)}
      problem={failure?.message}
    />
  );
}
