"use client";

import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import type { LeadPage, WhyScore } from "@/lib/leads/schema/page";
import { leadTexts } from "./texts";

/** How, and the two scores: what everyone wants to know first. */
const FIRST_SENTENCES = 3;

/** Why the lead was handed to sales, in sentences, with the version it happened under. */
export function WhyCard({ page }: { page: Pick<LeadPage, "handoff" | "score" | "lead"> }) {
  const { handoff, lead } = page;
  if (!handoff) {
    return (
      <Card title={leadTexts.why}>
        <p className="text-ink-muted">
          {lead.mqlAt === null ? leadTexts.whyNot : leadTexts.whyByHand}
        </p>
      </Card>
    );
  }
  return (
    <Card title={leadTexts.why} actions={<VersionLink why={handoff} />}>
      <WhySentences why={handoff} />
    </Card>
  );
}

export function VersionLink({ why }: { why: WhyScore }) {
  return (
    <a href={`/criteria/${why.explanation.versionId}`} className="link text-xs">
      {leadTexts.underVersion(why.explanation.versionNumber, why.versionName)}
    </a>
  );
}

export function WhySentences({ why, isOpen = true }: { why: WhyScore; isOpen?: boolean }) {
  const first = why.sentences.slice(0, FIRST_SENTENCES);
  const rest = why.sentences.slice(FIRST_SENTENCES);
  return (
    <div className="flex flex-col gap-2">
      <p className="text-base">{first.join(" ")}</p>
      {rest.length > 0 ? (
        <Disclosure title={leadTexts.allReasons(rest.length)} defaultExpanded={isOpen}>
          <ul className="flex list-disc flex-col gap-1 pl-4 text-ink-muted marker:text-ink-faint">
            {rest.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </div>
  );
}
