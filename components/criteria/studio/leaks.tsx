"use client";

import { TriangleAlert } from "lucide-react";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { type Condition, leavesOf } from "@/lib/engine/conditions";
import { definitionOf, type Names } from "@/lib/engine/conditions/contract";
import type { LeakingAttribute } from "@/lib/replays/schema";
import { askLeaks } from "./ask";
import { leakSentence } from "./leak-texts";

type Sentences = ReadonlyMap<string, string>;
const Context = createContext<Sentences>(new Map());

/** Warns, wherever a rule asks for them, of attributes that know how the hand-off ended. */
export function LeaksProvider({
  names,
  isReady,
  children,
}: {
  names: Names;
  /** What the page waits for has come: this may follow. */
  isReady: boolean;
  children: ReactNode;
}) {
  const [leaks, setLeaks] = useState<readonly LeakingAttribute[]>([]);
  useEffect(() => {
    if (!isReady) return;
    const controller = new AbortController();
    void askLeaks(controller.signal).then((outcome) => {
      if (outcome.ok) setLeaks(outcome.value);
    });
    return () => controller.abort();
  }, [isReady]);
  const sentences = useMemo(
    () =>
      new Map(
        leaks.map((leak) => {
          const name = definitionOf(names, leak.id)?.label ?? leak.id;
          return [leak.id, leakSentence(name, leak)] as const;
        }),
      ),
    [leaks, names],
  );
  return <Context value={sentences}>{children}</Context>;
}

/** What is said against the attributes that a condition asks for. */
export function useLeakSentences(): (when: Condition | undefined) => string[] {
  const sentences = useContext(Context);
  return (when) => {
    const leaves = when && sentences.size > 0 ? leavesOf(when) : [];
    const asked = leaves.flatMap((leaf) => (leaf.kind === "attribute" ? leaf.attribute : []));
    return [...new Set(asked)].flatMap((id) => sentences.get(id) ?? []);
  };
}

/** The same as lines below the rule. */
export function LeakLines({ when }: { when: Condition | undefined }) {
  return useLeakSentences()(when).map((sentence) => (
    <p
      key={sentence}
      className="wrap-anywhere flex basis-full items-start gap-1.5 text-warn-ink text-xs"
    >
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
      {sentence}
    </p>
  ));
}
