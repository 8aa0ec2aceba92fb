"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import type { ChallengedLead, ChallengerComparison } from "@/lib/challengers/schema";
import type { ChallengeGroup } from "@/lib/engine/challenge";
import { numberText } from "@/lib/format";
import { LeadLine } from "../lead-line";
import { askChallenged } from "../studio/ask";
import { behindTexts } from "../studio/leads-behind/texts";
import { namedSentence } from "../studio/sentences";
import { challengerTexts, factsOf } from "./texts";
import { Why } from "./why";

const texts = challengerTexts;
/** What differs comes first. */
const ORDER: readonly ChallengeGroup[] = ["onlyChallenger", "onlyActive", "both"];

interface GroupsProps {
  /** The challenger's. */
  id: string;
  groups: ChallengerComparison["groups"];
  timeZone: string;
}

/** The leads that both, only the challenger, or only the criteria in force handed off, by name. */
export function LeadGroups({ id, groups, timeZone }: GroupsProps) {
  return (
    <Tabs
      label={texts.lists}
      tabs={ORDER.map((group) => {
        const { mqls, leads } = groups[group];
        return {
          id: group,
          label: texts.groups[group],
          count: numberText(mqls),
          content:
            mqls === 0 ? (
              <p className="text-ink-muted">{texts.noneIn[group]}</p>
            ) : (
              <Group {...{ id, group, timeZone }} count={mqls} first={leads} />
            ),
        };
      })}
    />
  );
}

interface GroupProps {
  /** The challenger's. */
  id: string;
  group: ChallengeGroup;
  count: number;
  /** The latest of them, which are known from the start. */
  first: readonly ChallengedLead[];
  timeZone: string;
}

function Group({ id, group, count, first, timeZone }: GroupProps) {
  const [further, setFurther] = useState<readonly ChallengedLead[]>([]);
  const [state, setState] = useState<"idle" | "asking" | "failed">("idle");
  const known = new Set(first.map((lead) => lead.id));
  const leads = [...first, ...further.filter((lead) => !known.has(lead.id))];
  const named = namedSentence({ count, leads });

  async function more() {
    setState("asking");
    const question = JSON.stringify({ id, groups: [group], skip: leads.length });
    const found = await askChallenged(question, new AbortController().signal);
    setState(found.ok ? "idle" : "failed");
    if (!found.ok) return;
    setFurther((before) => {
      const there = new Set(before.map((lead) => lead.id));
      return [...before, ...found.value.leads.filter((lead) => !there.has(lead.id))];
    });
  }

  return (
    <>
      <ul className="flex flex-col">
        {leads.map((lead) => (
          <LeadLine
            key={lead.id}
            lead={lead}
            facts={factsOf(lead, timeZone)}
            why={() => <Why {...{ id, lead, timeZone }} />}
          />
        ))}
      </ul>
      {named ? (
        <div className="flex flex-wrap items-center gap-3 pt-1">
          <p role="status" className="text-ink-muted text-xs">
            {state === "failed" ? texts.moreFailed : named}
          </p>
          <Button size="sm" isPending={state === "asking"} onPress={() => void more()}>
            {behindTexts.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}
