"use client";

import { ArrowRight } from "lucide-react";
import { TOUCH_TYPES } from "@/lib/engine/activities";
import { momentText } from "@/lib/format";
import type { LeadPage } from "@/lib/leads/schema/page";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";

const texts = leadTexts.next;

/** When they asked to be called, if nobody has reached out since; epoch ms. */
function callbackAt({ items }: LeadPage["timeline"]): number | null {
  const touch = items.find((item) => item.kind === "activity" && TOUCH_TYPES.includes(item.type));
  const at = touch?.kind === "activity" ? touch.props.callbackAt : undefined;
  return typeof at === "number" ? at : null;
}

function stepOf(page: LeadPage, timeZone: string): string | null {
  const { stage, firstTouchAt } = page.lead;
  if (stage !== "mql" && stage !== "sal") return null;
  const callback = callbackAt(page.timeline);
  if (callback !== null) return texts.callBack(momentText(callback, timeZone));
  if (stage === "mql") return texts.accept;
  if (firstTouchAt === null) return texts.touch;
  const [gap] = page.allowed.sqlGaps;
  return gap === undefined ? texts.qualify : texts.findOut(gap);
}

/** What to do next with a lead that sales works. */
export function NextStep({ page }: { page: LeadPage }) {
  const { timeZone } = useDesk();
  const step = stepOf(page, timeZone);
  if (step === null) return null;
  return (
    <p className="flex items-start gap-1.5 text-sm">
      <ArrowRight aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-accent-ink" />
      <span>
        <span className="font-medium">{texts.title}</span> {step}
      </span>
    </p>
  );
}
