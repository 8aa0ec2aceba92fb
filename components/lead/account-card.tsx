"use client";

import { StageBadge } from "@/components/leads/stage-mark";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { dayText } from "@/lib/format";
import type { AccountOfLead } from "@/lib/leads/schema/page";
import { useDesk } from "./desk-context";
import { valueText } from "./format";
import { leadTexts } from "./texts";

/** The company, and who else of it is known. */
export function AccountCard({ account }: { account: AccountOfLead | null }) {
  const { timeZone } = useDesk();
  if (!account) {
    return (
      <Card title={leadTexts.account}>
        <p className="text-ink-muted">{leadTexts.noAccount}</p>
      </Card>
    );
  }
  const { colleagues, colleagueCount, customerSince } = account;
  const facts = Object.entries(account.attributes).filter(([id]) => id !== "company");
  const hidden = colleagueCount - colleagues.length;
  return (
    <Card
      title={account.name}
      {...(account.domain ? { description: account.domain } : {})}
      {...(customerSince
        ? {
            actions: (
              <Badge tone="good">{leadTexts.customerSince(dayText(customerSince, timeZone))}</Badge>
            ),
          }
        : {})}
    >
      {facts.length > 0 ? (
        <p className="mb-2 text-ink-muted text-xs">
          {facts.map(([, value]) => valueText(value)).join(" · ")}
        </p>
      ) : null}
      <h3 className="mb-1 font-medium text-xs">
        {leadTexts.colleagues}
        {colleagueCount > 0 ? (
          <span className="tabular text-ink-faint"> {colleagueCount}</span>
        ) : null}
      </h3>
      {colleagueCount === 0 ? (
        <p className="text-ink-muted text-xs">{leadTexts.noColleagues}</p>
      ) : (
        <ul className="flex flex-col gap-1.5">
          {colleagues.map((one) => (
            <li key={one.id} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">
                <a href={`/leads/${one.id}`} className="link">
                  {one.name}
                </a>
                {one.title ? <span className="text-ink-muted"> · {one.title}</span> : null}
              </span>
              <StageBadge stage={one.stage} />
            </li>
          ))}
          {hidden > 0 ? (
            <li className="text-ink-muted text-xs">{leadTexts.moreColleagues(hidden)}</li>
          ) : null}
        </ul>
      )}
    </Card>
  );
}
