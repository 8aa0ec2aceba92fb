"use client";

import { PencilLine, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { liftToasts } from "@/components/ui/lift-toasts";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import type { LeadFilter } from "@/lib/leads/schema";
import { BulkMoves, type MoveTools } from "./bulk-moves";
import { bulkTexts as texts } from "./bulk-texts";
import type { ChosenLead } from "./bulk-work";
import { EditDialog } from "./edit-dialog";

/** What this person may change of many leads. */
export interface BulkTools extends MoveTools {
  /** Who leads can be given to; null where the role gives none away. */
  owners: readonly { id: string; name: string }[] | null;
  attributes: readonly AttributeDefinition[];
}

interface BulkBarProps {
  /** Those on the page. */
  chosen: readonly ChosenLead[];
  filter: LeadFilter;
  total: number;
  tools: BulkTools;
  onClear: () => void;
  /** Something was done with all but these. */
  onDone: (stay: ReadonlySet<string>) => void;
}

/** What can be done with the leads that are chosen, or with all of the filter. */
export default function BulkBar({ chosen, filter, total, tools, onClear, onDone }: BulkBarProps) {
  const [wantsAll, setWantsAll] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const isAll = wantsAll && total > chosen.length;
  const count = isAll ? total : chosen.length;
  return (
    <section
      ref={liftToasts}
      aria-label={texts.bar}
      className="sticky bottom-[calc(var(--shell-foot)+0.75rem)] z-20 mx-auto flex max-w-full flex-wrap items-center gap-2 rounded-lg border border-line-strong bg-raised px-3 py-2 shadow-float sm:bottom-3"
    >
      <p role="status" className="tabular font-medium">
        {isAll ? texts.allChosen(total) : texts.chosen(count)}
      </p>
      {total > chosen.length ? (
        <Button variant="ghost" size="sm" onPress={() => setWantsAll(!isAll)}>
          {isAll ? texts.onlyThese : texts.all(total)}
        </Button>
      ) : null}
      {/* On a phone they have a line of their own. */}
      <div className="flex gap-2 max-sm:order-last max-sm:w-full max-sm:*:grow">
        <Button
          size="sm"
          variant="primary"
          icon={<PencilLine aria-hidden="true" />}
          onPress={() => setEditing(true)}
        >
          {texts.edit}
        </Button>
        <BulkMoves chosen={isAll ? null : chosen} tools={tools} onDone={onDone} />
      </div>
      <IconButton
        label={texts.clear}
        icon={<X aria-hidden="true" />}
        variant="ghost"
        size="sm"
        className="max-sm:ml-auto"
        onPress={onClear}
      />
      {isEditing ? (
        <EditDialog
          chosen={isAll ? null : chosen}
          count={count}
          filter={filter}
          tools={tools}
          onClose={() => setEditing(false)}
          onDone={(stay) => {
            setEditing(false);
            setWantsAll(false);
            onDone(stay);
          }}
        />
      ) : null}
    </section>
  );
}
