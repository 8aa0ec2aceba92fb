"use client";

import { ArrowRight } from "lucide-react";
import { momentText } from "@/lib/format";
import type { LeadPage } from "@/lib/leads/schema/page";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";

const texts = leadTexts.next;

function stepOf(page: LeadPage, timeZone: string): string | null {
  const { stage, firstTouchAt, callbackAt } = page.lead;
  if (stage !== "mql" && stage !== "sal") return null;
  if (callbackAt !== null) return texts.callBack(momentText(callbackAt, timeZone));
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
