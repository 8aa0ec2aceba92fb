"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Tabs } from "@/components/ui/tabs";
import type { ChallengedLead, ChallengerComparison } from "@/lib/challengers/schema";
import type { ChallengeGroup } from "@/lib/engine/challenge";
import { dayText, numberText } from "@/lib/format";
import { OUTCOME_TONES } from "../studio/lead-lists";
import { behindTexts } from "../studio/leads-behind/texts";
import { namedSentence } from "../studio/sentences";
import { studioTexts } from "../studio/texts";
import { challengerTexts } from "./texts";
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
    const search = new URLSearchParams({ group, skip: String(leads.length) });
    const response = await fetch(`/api/criteria/challengers/${id}/leads?${search}`).catch(
      () => null,
    );
    const found: unknown = response?.ok ? await response.json().catch(() => null) : null;
    setState(found ? "idle" : "failed");
    if (!found) return;
    setFurther((before) => {
      const there = new Set(before.map((lead) => lead.id));
      return [...before, ...(found as ChallengedLead[]).filter((lead) => !there.has(lead.id))];
    });
  }

  return (
    <>
      <ul className="flex flex-col">
        {leads.map((lead) => (
          <Lead key={lead.id} id={id} lead={lead} timeZone={timeZone} />
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

function Lead({ id, lead, timeZone }: { id: string; lead: ChallengedLead; timeZone: string }) {
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const { challengerAt, activeAt } = lead;
  return (
    <li className="border-line border-t py-1.5 first:border-t-0">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <Link
              className="link min-w-0 font-medium"
              href={`/leads/${lead.id}`}
              prefetch={false}
              target="_blank"
            >
              {lead.name}
              <span className="sr-only"> {studioTexts.lists.newTab}</span>
            </Link>
            <Badge tone={OUTCOME_TONES[lead.label]}>{studioTexts.outcomes[lead.label]}</Badge>
          </p>
          <p className="text-ink-muted text-xs">
            {[
              lead.title,
              lead.company,
              challengerAt === null ? null : texts.challengerAt(dayText(challengerAt, timeZone)),
              activeAt === null ? null : texts.activeAt(dayText(activeAt, timeZone)),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        <Button
          size="sm"
          variant="ghost"
          aria-label={studioTexts.lists.why(lead.name)}
          aria-expanded={isOpen}
          aria-controls={panel}
          icon={<ChevronDown aria-hidden="true" className={cn(isOpen && "rotate-180")} />}
          onPress={() => setOpen(!isOpen)}
        >
          {studioTexts.lists.whyShort}
        </Button>
      </div>
      <div id={panel} hidden={!isOpen} className="mt-1 rounded-md bg-sunken px-3 py-2">
        {isOpen ? <Why {...{ id, lead, timeZone }} /> : null}
      </div>
    </li>
  );
}
