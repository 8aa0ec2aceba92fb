"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useDesk } from "@/components/lead/desk-context";
import { AddressText } from "@/components/ui/address-text";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { momentText } from "@/lib/format";
import type { MergeItem } from "@/lib/leads/schema/merges";
import { takeBack } from "./say-merged";
import { mergeTexts as texts } from "./texts";

export interface MergesCardProps {
  merges: readonly MergeItem[];
  onChanged: () => void;
}

/** The leads that were merged into this one; nothing where there are none. */
export function MergesCard({ merges, onChanged }: MergesCardProps) {
  const { timeZone, can } = useDesk();
  const [pending, setPending] = useState<string | null>(null);
  if (merges.length === 0) return null;

  async function undo({ id, name }: MergeItem) {
    setPending(id);
    await takeBack(id, name);
    setPending(null);
    onChanged();
  }

  return (
    <Card title={texts.mergedTitle} description={texts.mergedAbout}>
      <ul className="flex flex-col gap-3">
        {merges.map((merge) => (
          <li key={merge.id} className="flex flex-wrap items-start justify-between gap-2">
            <div className="min-w-0">
              <p className="wrap-anywhere font-medium">{merge.name}</p>
              {merge.email ? (
                <p className="wrap-anywhere text-ink-muted">
                  <AddressText>{merge.email}</AddressText>
                </p>
              ) : null}
              <p className="text-ink-muted text-xs">
                {texts.mergedBy(merge.actorName, momentText(merge.at, timeZone))}
              </p>
            </div>
            {merge.canUndo ? (
              <Button
                size="sm"
                icon={<Undo2 aria-hidden="true" />}
                isPending={pending === merge.id}
                aria-label={texts.takeBackOf(merge.name)}
                onPress={() => undo(merge)}
              >
                {texts.takeBack}
              </Button>
            ) : can("lead:merge") ? (
              <span className="text-ink-muted text-xs">{texts.fixed}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
