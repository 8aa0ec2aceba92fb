"use client";

import { island } from "@/components/shell/island";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { KeptReplay, ProposalView } from "@/lib/criteria/schema/proposals";
import type { Criteria } from "@/lib/engine/criteria";
import { dayText, momentText } from "@/lib/format";
import { t } from "@/lib/language";
import { Headline } from "../studio/headline";
import { HoldOutTable } from "../studio/hold-out-table";
import { LeadLists } from "../studio/lead-lists";
import { FiguresProvider, ruleNamesOf } from "../studio/leads-behind/figures";
import { Part } from "../studio/part";
import { ReadingHelp } from "../studio/reading-help";
import { historySentence } from "../studio/sentences";
import { changedSentence, proposalTexts as texts } from "./texts";

/** The chart alone waits for the browser: the figures are there at once. */
const Weeks = island(
  async () => ({ default: (await import("../studio/weeks")).Weeks }),
  () => <Skeleton className="h-60 w-full" />,
);

/** What history said of a proposal when it was made; it stays as it was. */
export function EvidenceCard({
  proposal,
  activeNumber,
  timeZone,
}: {
  proposal: ProposalView | null;
  /** The version that is in force now, where it matters that another one was then. */
  activeNumber: number | null;
  timeZone: string;
}) {
  const kept = proposal?.kept ?? null;
  if (!proposal || !kept || kept.evidence.kind === "none") {
    return (
      <Card title={texts.evidence}>
        <p className="text-ink-muted">
          {kept?.evidence.kind === "none" ? texts.none[kept.evidence.reason] : texts.notKept}
        </p>
      </Card>
    );
  }
  const { evidence, body } = kept;
  const { against } = evidence;
  return (
    <Card
      title={texts.evidence}
      description={texts.frozen(momentText(evidence.asOf, timeZone))}
      footer={`${texts.replayed(historySentence(evidence))} ${against ? texts.against(against.number) : texts.alone}`}
    >
      <div className="flex flex-col gap-3">
        {against && activeNumber !== null && activeNumber !== against.number ? (
          <Notice tone="warn">{texts.outdated(against.number, activeNumber)}</Notice>
        ) : null}
        <FiguresProvider
          of={{
            address: "/api/criteria/proposals/leads",
            question: JSON.stringify({ signatureId: proposal.signature.id }),
            context: {
              ruleName: ruleNamesOf(body),
              // No bars are kept.
              barWidth: 1,
              sides: texts.sides(against?.number ?? null),
              timeZone,
            },
          }}
        >
          <Replay {...{ evidence, body, timeZone }} />
        </FiguresProvider>
      </div>
    </Card>
  );
}

function Replay({
  evidence,
  body,
  timeZone,
}: {
  evidence: KeptReplay;
  body: Criteria;
  timeZone: string;
}) {
  const { holdOut, gained, lost, against, windowDays } = evidence;
  const gone = gained.gone + lost.gone;
  return (
    <>
      <Headline answer={evidence} />
      <Weeks
        weeks={evidence.weeks}
        asOf={evidence.asOf}
        capacity={body.targets.mqlsPerWeek}
        timeZone={timeZone}
        names={texts.versions}
      />
      {holdOut ? (
        <Part title={texts.heldOut(dayText(holdOut.from, timeZone))}>
          <HoldOutTable answer={evidence} timeZone={timeZone} names={texts.versions} />
        </Part>
      ) : null}
      {against ? (
        <>
          <div className="border-line border-t pt-3">
            <p>{changedSentence(t("Gained"), gained)}</p>
            <p>{changedSentence(t("Lost"), lost)}</p>
            {gone > 0 ? <p className="text-ink-muted text-xs">{texts.gone(gone)}</p> : null}
          </div>
          <LeadLists answer={evidence} {...{ body, against, timeZone }} />
        </>
      ) : null}
      <p className="text-ink-muted text-xs">{texts.opens}</p>
      <ReadingHelp windowDays={windowDays} />
    </>
  );
}
