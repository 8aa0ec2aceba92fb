"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useDesk } from "@/components/lead/desk-context";
import { later } from "@/components/shell/later";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ConsentItem, Consents } from "@/lib/consents/schema";
import { isDoubtful } from "@/lib/engine/consent";
import { dayText, momentText } from "@/lib/format";
import { quoted } from "@/lib/language";
import { consentTexts as texts } from "./texts";

/** A day of which the time is not known spans more. */
const MINUTE_MS = 60_000;

const ConsentDialog = later(async () => (await import("./consent-dialog")).ConsentDialog);

/** What a lead agreed to and took back, with the way to record more. */
export function ConsentsCard({
  lead,
  consents: { items },
  onChanged,
}: {
  lead: { id: string; name: string };
  consents: Consents;
  onChanged: () => void;
}) {
  const { can } = useDesk();
  const [isOpen, setOpen] = useState(false);
  return (
    <Card
      title={texts.title}
      actions={
        can("lead:write") ? (
          <Button size="sm" icon={<Plus aria-hidden="true" />} onPress={() => setOpen(true)}>
            {texts.record}
          </Button>
        ) : undefined
      }
    >
      {items.length === 0 ? (
        <p className="text-ink-muted">{texts.none}</p>
      ) : (
        <>
          {isDoubtful(items) ? <p className="pb-2 text-ink-muted">{texts.doubtful}</p> : null}
          <ul className="flex flex-col divide-y divide-line">
            {items.map((item) => (
              <Consent key={item.id} item={item} />
            ))}
          </ul>
        </>
      )}
      {isOpen ? (
        <ConsentDialog lead={lead} onChanged={onChanged} onClose={() => setOpen(false)} />
      ) : null}
    </Card>
  );
}

function Consent({ item }: { item: ConsentItem }) {
  const { timeZone } = useDesk();
  const { state, at, latestAt, how, wording, version, recordedByName } = item;
  const hasTime = latestAt - at < MINUTE_MS;
  const when = hasTime ? momentText(at, timeZone) : texts.noTime(dayText(at, timeZone));
  const facts = [when, how, version === null ? "" : texts.versionOf(version)];
  return (
    <li className="flex flex-col gap-1 py-2 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={state === "given" ? "good" : "warn"}>{texts.states[state]}</Badge>
        <span className="wrap-anywhere min-w-0">{facts.filter(Boolean).join(" · ")}</span>
      </div>
      {wording === null ? null : (
        <p className="wrap-anywhere whitespace-pre-line text-ink-muted">{quoted(wording)}</p>
      )}
      <p className="wrap-anywhere text-ink-muted text-xs">{texts.recorded(recordedByName)}</p>
    </li>
  );
}
