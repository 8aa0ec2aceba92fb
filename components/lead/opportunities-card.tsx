"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { later } from "@/components/shell/later";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { isoDayText } from "@/lib/engine/locale";
import { formatMoney } from "@/lib/engine/money";
import { dayText } from "@/lib/format";
import type { LeadPage } from "@/lib/leads/schema/page";
import type { OpportunityItem } from "@/lib/opportunities/schema";
import { OPPORTUNITY_STATE_NAMES, type OpportunityState } from "@/lib/opportunities/schema/states";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";

const OpportunityDialog = later(
  async () => (await import("./opportunity-dialog")).OpportunityDialog,
);

const texts = leadTexts.opportunities;
const tones: Record<OpportunityState, Tone> = { open: "info", won: "good", lost: "neutral" };

/** What may come of the lead in money. */
export function OpportunitiesCard({ page, onChanged }: { page: LeadPage; onChanged: () => void }) {
  const { can } = useDesk();
  const { lead, opportunities } = page;
  const [edited, setEdited] = useState<string | null>(null);
  const mayWrite = can("opportunity:write");
  const mayAdd = mayWrite && (lead.stage === "sql" || lead.stage === "customer");
  const existing = opportunities.find(({ id }) => id === edited);
  return (
    <Card
      title={texts.title}
      {...(mayAdd
        ? {
            actions: (
              <Button size="sm" icon={<Plus aria-hidden="true" />} onPress={() => setEdited("new")}>
                {texts.add}
              </Button>
            ),
          }
        : {})}
    >
      {opportunities.length === 0 ? (
        <p className="text-ink-muted">{texts.none}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {opportunities.map((one) => (
            <Opportunity
              key={one.id}
              opportunity={one}
              {...(mayWrite ? { onEdit: () => setEdited(one.id) } : {})}
            />
          ))}
        </ul>
      )}
      {edited === null ? null : (
        <OpportunityDialog
          lead={lead}
          opportunity={existing ?? null}
          onChanged={onChanged}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}

function Opportunity({
  opportunity,
  onEdit,
}: {
  opportunity: OpportunityItem;
  onEdit?: () => void;
}) {
  const { timeZone } = useDesk();
  const { name, amountMinor, currency, state, closeDate, closedAt } = opportunity;
  const amount = amountMinor === null ? texts.noAmount : formatMoney(amountMinor, currency);
  const when =
    closedAt !== null
      ? texts.closed(dayText(closedAt, timeZone))
      : closeDate === null
        ? ""
        : texts.closes(isoDayText(closeDate));
  return (
    <li className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="tabular text-ink-muted text-xs">
          {[amount, when, opportunity.product, opportunity.ownerName].filter(Boolean).join(" · ")}
        </p>
      </div>
      <Badge tone={tones[state]}>{OPPORTUNITY_STATE_NAMES[state]}</Badge>
      {onEdit ? (
        <Button
          size="sm"
          variant="ghost"
          onPress={onEdit}
          aria-label={`${texts.edit} ${name}`}
          className="-my-1 -mr-2 pointer-coarse:-my-2"
        >
          {texts.edit}
        </Button>
      ) : null}
    </li>
  );
}
