"use client";

import { Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useRef } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { skipStepAction } from "@/lib/start/actions";
import type { StartStep, StepState } from "@/lib/start/schema";
import { startTexts } from "./texts";

export interface StepFrameProps {
  /** 1 for the first. */
  place: number;
  title: string;
  text: string;
  state: StepState;
  /** Given for what may be left for later. */
  step?: StartStep;
  children: ReactNode;
}

/** One of the first steps: its number or that it is done, what it is for, and what to do. */
export function StepFrame({ place, title, text, state, step, children }: StepFrameProps) {
  const router = useRouter();
  const { run, isPending, failure } = useAction(skipStepAction);
  const isDone = state === "done";

  const heading = useRef<HTMLHeadingElement>(null);

  async function skip() {
    if (!step || !(await run({ step })).ok) return;
    // The button goes; whoever works by keys stays with the step.
    heading.current?.focus();
    router.refresh();
  }

  return (
    <li className="flex gap-3 rounded-lg border border-line bg-surface p-4">
      <span
        aria-hidden="true"
        className={cn(
          "flex size-6 shrink-0 items-center justify-center rounded-full font-semibold text-xs [&_svg]:size-4",
          isDone ? "bg-good-soft text-good-ink" : "bg-accent-soft text-accent-ink",
        )}
      >
        {isDone ? <Check /> : place}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 ref={heading} tabIndex={-1} className="font-semibold text-base outline-none">
              {title}
            </h2>
            <Badge tone={isDone ? "good" : "neutral"}>{startTexts.states[state]}</Badge>
          </div>
          <p className="mt-0.5 text-ink-muted">{text}</p>
        </div>
        {children}
        <Refusal failure={failure} />
        {step && state === "open" ? (
          <div>
            <Button
              variant="ghost"
              size="sm"
              className="-ml-2"
              isPending={isPending}
              onPress={() => void skip()}
            >
              {startTexts.skip}
            </Button>
          </div>
        ) : null}
      </div>
    </li>
  );
}
