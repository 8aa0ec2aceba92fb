"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useId, useState } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { OutcomeLabel } from "@/lib/engine/handoffs";
import { studioTexts } from "./studio/texts";

const texts = studioTexts.lists;

/** The colours of outcomes, always beside their word. */
const OUTCOME_TONES: Record<OutcomeLabel, Tone> = {
  sql: "good",
  notSql: "warn",
  maturing: "info",
  unlabelled: "neutral",
};

/** A lead in a list of criteria: who, what became of it, what is known; and, opened, why. */
export function LeadLine({
  lead: { id, name, label },
  facts,
  why,
}: {
  lead: { id: string; name: string; label: OutcomeLabel };
  facts: readonly (string | null)[];
  /** Drawn once it is opened; left out, there is nothing to open. */
  why?: () => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  return (
    <li className="border-line border-t py-1.5 first:border-t-0">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <Link
              className="link min-w-0 font-medium"
              href={`/leads/${id}`}
              prefetch={false}
              target="_blank"
            >
              {name}
              <span className="sr-only"> {texts.newTab}</span>
            </Link>
            <Badge tone={OUTCOME_TONES[label]}>{studioTexts.outcomes[label]}</Badge>
          </p>
          <p className="text-ink-muted text-xs">{facts.filter(Boolean).join(" · ")}</p>
        </div>
        {why ? (
          <Button
            size="sm"
            variant="ghost"
            aria-label={texts.why(name)}
            aria-expanded={isOpen}
            aria-controls={panel}
            icon={<ChevronDown aria-hidden="true" className={cn(isOpen && "rotate-180")} />}
            onPress={() => setOpen(!isOpen)}
          >
            {texts.whyShort}
          </Button>
        ) : null}
      </div>
      {why ? (
        <div id={panel} hidden={!isOpen} className="mt-1 rounded-md bg-sunken px-3 py-2">
          {isOpen ? why() : null}
        </div>
      ) : null}
    </li>
  );
}
