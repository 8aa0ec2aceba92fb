"use client";

import { useDesk } from "@/components/lead/desk-context";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { DisputeItem } from "@/lib/disputes/schema";
import { momentText } from "@/lib/format";
import { DecideDispute } from "./decide-dispute";
import { DisputeBadge, Said } from "./dispute-parts";
import { disputeTexts as texts } from "./dispute-texts";

/** Says on a lead's page that its rejection is disputed, with the way to decide. */
export function OpenDispute({
  disputes,
  name,
  onChanged,
}: {
  disputes: readonly DisputeItem[];
  /** Of the lead. */
  name: string;
  onChanged: () => void;
}) {
  const open = disputes.find(({ state }) => state === "open");
  if (!open) return null;
  const { id, note, notForYou } = open;
  return (
    <Notice
      tone="warn"
      title={texts.disputes(open.disputedByName)}
      action={
        notForYou === null ? <DecideDispute id={id} name={name} onDone={onChanged} /> : undefined
      }
    >
      <p className="wrap-anywhere whitespace-pre-line">{note}</p>
      {notForYou === null ? null : <p className="text-ink-muted text-xs">{notForYou}</p>}
    </Notice>
  );
}

/** Every dispute of a lead and what became of it; nothing where there never was one. */
export function DisputesCard({ disputes }: { disputes: readonly DisputeItem[] }) {
  const { timeZone } = useDesk();
  if (disputes.length === 0) return null;
  return (
    <Card title={texts.title}>
      <ul className="flex flex-col divide-y divide-line">
        {disputes.map(({ id, state, decidedByName, decidedAt, decisionNote, ...dispute }) => (
          <li key={id} className="flex flex-col gap-1 py-2 first:pt-0 last:pb-0">
            <span className="self-start">
              <DisputeBadge state={state} />
            </span>
            <Said by={dispute.disputedByName} note={dispute.note}>
              {momentText(dispute.disputedAt, timeZone)}
            </Said>
            {decidedByName !== null && decidedAt !== null ? (
              <Said by={decidedByName} note={decisionNote}>
                {momentText(decidedAt, timeZone)}
              </Said>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
