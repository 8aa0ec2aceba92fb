"use client";

import { ArrowRightLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { announceMany } from "@/components/lead-moves/announce-many";
import type { MoveReason } from "@/components/lead-moves/move-draft";
import { type ManyDone, moveMany } from "@/components/lead-moves/move-many";
import { moveAsks } from "@/components/lead-moves/move-now";
import { moveTexts } from "@/components/lead-moves/texts";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { moveRefusal, STAGE_INFO } from "@/lib/engine/stages";
import { MANY_STAGES, type ManyStage } from "@/lib/leads/schema/many-moves";
import { mayMove } from "@/lib/leads/schema/moves";
import { bulkTexts as texts } from "./bulk-texts";
import type { ChosenLead } from "./bulk-work";
import { StageDot } from "./stage-mark";

const ManyMovesDialog = later(
  async () => (await import("@/components/lead-moves/many-moves-dialog")).default,
);

/** What moves ask of the person and of the workspace. */
export interface MoveTools {
  viewer: Parameters<typeof mayMove>[0];
  reasons: readonly MoveReason[];
  timeZone: string;
}

interface BulkMovesProps {
  /** Null: all of the filter, which are not moved in one go. */
  chosen: readonly ChosenLead[] | null;
  tools: MoveTools;
  /** Called once some were moved, with those that were not. */
  onDone: (stay: ReadonlySet<string>) => void;
}

/** Moves the chosen leads, each move for those that can make it. */
export function BulkMoves({ chosen, tools, onDone }: BulkMovesProps) {
  const router = useRouter();
  const [asked, setAsked] = useState<{ leads: readonly ChosenLead[]; to: ManyStage } | null>(null);
  const [isPending, setPending] = useState(false);

  function settle(leads: readonly ChosenLead[], to: ManyStage, done: ManyDone) {
    announceMany(leads, to, done, () => router.refresh());
    const moved = new Set(done.moved.map(({ id }) => id));
    const stay = (chosen ?? []).map(({ id }) => id).filter((id) => !moved.has(id));
    if (moved.size > 0) onDone(new Set(stay));
    router.refresh();
  }
  async function start(leads: readonly ChosenLead[], to: ManyStage) {
    if (moveAsks(to)) {
      setAsked({ leads, to });
      return;
    }
    setPending(true);
    const done = await moveMany(leads, to);
    setPending(false);
    settle(leads, to, done);
  }

  const entries = MANY_STAGES.flatMap((to): MenuEntry[] => {
    const able = (chosen ?? []).filter(
      ({ stage }) => moveRefusal(stage, to) === null && mayMove(tools.viewer, stage, to),
    );
    if (able.length === 0) return [];
    return [
      {
        id: to,
        label: moveTexts.actions[to],
        description:
          able.length === chosen?.length
            ? STAGE_INFO[to].name
            : texts.someMove(able.length, chosen?.length ?? 0),
        icon: <StageDot stage={to} />,
        onAction: () => void start(able, to),
      },
    ];
  });
  const why = chosen === null ? texts.movesOfPage : texts.noMove;
  return (
    <>
      <Menu
        label={texts.move}
        placement="top start"
        groups={[
          {
            id: "moves",
            title: texts.moveTo,
            entries: entries.length > 0 ? entries : [{ id: "none", label: why, isDisabled: true }],
          },
        ]}
        trigger={
          <Button size="sm" icon={<ArrowRightLeft aria-hidden="true" />} isPending={isPending}>
            {texts.move}
          </Button>
        }
      />
      {asked ? (
        <ManyMovesDialog
          leads={newest(asked.leads, chosen)}
          to={asked.to}
          reasons={tools.reasons}
          timeZone={tools.timeZone}
          onRefused={() => router.refresh()}
          onDone={(done) => settle(asked.leads, asked.to, done)}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

/** As the list shows them now, after others were faster. */
function newest(
  asked: readonly ChosenLead[],
  chosen: readonly ChosenLead[] | null,
): readonly ChosenLead[] {
  const shown = new Map(chosen?.map((lead) => [lead.id, lead]));
  return asked.map((lead) => shown.get(lead.id) ?? lead);
}
