"use client";

import { useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { FormError } from "@/components/ui/form-error";
import { SkeletonLines } from "@/components/ui/skeleton";
import { MQL_PATH_NAMES } from "@/lib/engine/stages";
import { momentText } from "@/lib/format";
import type { LeadPage, MoveItem, WhyScore } from "@/lib/leads/schema/page";
import type { Outcome } from "@/lib/operations/outcome";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";
import { VersionLink, WhySentences } from "./why-card";

const texts = leadTexts.handoffs;

/** Every hand-off to sales, each with the explanation that was frozen when it happened. */
export function HandoffsCard({ page }: { page: LeadPage }) {
  const handoffs = page.moves.filter(({ to, undoes }) => to === "mql" && undoes === null);
  return (
    <Card title={texts.title} {...(handoffs.length > 0 ? { description: texts.frozen } : {})}>
      {handoffs.length === 0 ? (
        <p className="text-ink-muted">{texts.none}</p>
      ) : (
        <div className="flex flex-col gap-1">
          {handoffs.map((move, index) => (
            <Handoff
              key={move.id}
              leadId={page.lead.id}
              move={move}
              known={index === 0 ? page.handoff : null}
              isOpen={index === 0}
            />
          ))}
        </div>
      )}
    </Card>
  );
}

function Handoff({
  leadId,
  move,
  known,
  isOpen,
}: {
  leadId: string;
  move: MoveItem;
  /** The running hand-off's explanation comes with the page. */
  known: WhyScore | null;
  isOpen: boolean;
}) {
  const { timeZone } = useDesk();
  const [loaded, setLoaded] = useState<Outcome<{ why: WhyScore | null }>>();
  const why = known ?? (loaded?.ok ? loaded.value.why : null);
  const path = move.path === null ? "" : ` · ${MQL_PATH_NAMES[move.path]}`;
  const version =
    move.criteriaNumber === null ? "" : ` · ${leadTexts.moves.version(move.criteriaNumber)}`;

  async function open(isExpanded: boolean) {
    if (!isExpanded || why || loaded?.ok) return;
    const query = new URLSearchParams({ id: leadId, at: String(move.at) });
    setLoaded(await fetchJson<{ why: WhyScore | null }>(`/api/queue/handoff?${query}`));
  }

  return (
    <Disclosure
      title={`${momentText(move.at, timeZone)}${path}${version}`}
      defaultExpanded={isOpen && known !== null}
      onExpandedChange={open}
    >
      {why ? (
        <div className="flex flex-col gap-2">
          <WhySentences why={why} />
          <VersionLink why={why} />
        </div>
      ) : !loaded ? (
        <SkeletonLines lines={4} />
      ) : loaded.ok ? (
        <p className="text-ink-muted">{texts.byHand}</p>
      ) : (
        <FormError message={loaded.message} />
      )}
    </Disclosure>
  );
}
