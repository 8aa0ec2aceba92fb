"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ListedDispute } from "@/lib/disputes/schema";
import { momentText } from "@/lib/format";
import { DecideDispute } from "./decide-dispute";
import { DisputeBadge, Said } from "./dispute-parts";
import { disputeTexts as texts } from "./dispute-texts";

/** Disputes of any leads, both sides and the decision beside each other. */
export function DisputeList({
  label,
  disputes,
  timeZone,
}: {
  label: string;
  disputes: readonly ListedDispute[];
  timeZone: string;
}) {
  const router = useRouter();
  return (
    <ul
      aria-label={label}
      className="divide-y divide-line rounded-lg border border-line bg-surface"
    >
      {disputes.map((dispute) => (
        <li key={dispute.id} className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-1 basis-56">
            <Link
              href={`/leads/${dispute.lead.id}`}
              prefetch={false}
              className="link wrap-anywhere font-medium"
            >
              {dispute.lead.name}
            </Link>
            {dispute.lead.company ? (
              <span className="block text-ink-muted text-xs">{dispute.lead.company}</span>
            ) : null}
          </div>
          <div className="min-w-0 flex-1 basis-64">
            <Said by={dispute.rejectedByName} note={dispute.rejectionNote}>
              {texts.rejected(dispute.to, dispute.reasonLabel)}
            </Said>
          </div>
          <div className="min-w-0 flex-1 basis-64">
            <Said by={dispute.disputedByName} note={dispute.note}>
              {texts.disputed(momentText(dispute.disputedAt, timeZone))}
            </Said>
          </div>
          <Decision dispute={dispute} timeZone={timeZone} onDone={() => router.refresh()} />
        </li>
      ))}
    </ul>
  );
}

function Decision({
  dispute: { id, lead, state, notForYou, decidedByName, decidedAt, decisionNote },
  timeZone,
  onDone,
}: {
  dispute: ListedDispute;
  timeZone: string;
  onDone: () => void;
}) {
  if (decidedByName !== null && decidedAt !== null) {
    return (
      <div className="min-w-0 flex-1 basis-64">
        <DisputeBadge state={state} />
        <Said by={decidedByName} note={decisionNote}>
          {momentText(decidedAt, timeZone)}
        </Said>
      </div>
    );
  }
  return (
    <div className="shrink-0 basis-40 sm:text-right">
      {notForYou === null ? (
        <DecideDispute id={id} name={lead.name} onDone={onDone} />
      ) : (
        <span className="text-ink-muted text-xs">{notForYou}</span>
      )}
    </div>
  );
}
