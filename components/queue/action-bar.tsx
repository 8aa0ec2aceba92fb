"use client";

import { Ellipsis } from "lucide-react";
import { moveTexts } from "@/components/lead-moves/texts";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { KeyHint } from "@/components/ui/key-hint";
import { liftToasts } from "@/components/ui/lift-toasts";
import { Menu } from "@/components/ui/menu";
import type { QueueLead } from "@/lib/leads/schema";
import { queueTexts } from "./texts";
import type { QueueWork } from "./use-queue-work";

const texts = queueTexts.actions;

/** All of them stand in one row of a screen of 1440 px, in German, too. */
const TIGHT = "gap-1 px-2";

interface Action {
  id: string;
  label: string;
  keys: string;
  isMain?: boolean;
  /** Stays in sight on a phone. */
  isFirst?: boolean;
  run: () => void;
}

function actionsFor(lead: QueueLead, work: QueueWork): Action[] {
  const isAccepted = lead.stage === "sal";
  return [
    isAccepted
      ? {
          id: "qualify",
          label: moveTexts.actions.sql,
          keys: "Q",
          isMain: true,
          isFirst: true,
          run: work.qualify,
        }
      : {
          id: "accept",
          label: texts.accept,
          keys: "A",
          isMain: true,
          isFirst: true,
          run: () => void work.accept(),
        },
    { id: "call", label: texts.call, keys: "C", isFirst: true, run: () => work.touch("call") },
    { id: "email", label: texts.email, keys: "E", isFirst: true, run: () => work.touch("email") },
    { id: "meeting", label: texts.meeting, keys: "M", run: () => work.touch("meeting") },
    { id: "note", label: texts.note, keys: "N", run: () => work.touch("note") },
    {
      id: "recycle",
      label: moveTexts.actions.nurture,
      keys: "R",
      run: () => work.exit("nurture"),
    },
    {
      id: "disqualify",
      label: moveTexts.actions.disqualified,
      keys: "X",
      run: () => work.exit("disqualified"),
    },
  ];
}

export interface ActionBarProps {
  lead: QueueLead;
  work: QueueWork;
  /** Whether this person holds the lead just now. */
  isHeld: boolean;
  isNarrow: boolean;
}

/** Every key as a button. Where room is short, the rest is in a menu. */
export function ActionBar({ lead, work, isHeld, isNarrow }: ActionBarProps) {
  const actions = actionsFor(lead, work);
  const hold = isHeld
    ? { id: "release", label: texts.release, run: () => void work.release() }
    : { id: "claim", label: texts.claim, run: () => void work.hold(lead) };
  const isOwn = lead.stage === "sal" && lead.ownerId !== null;
  const shown = isNarrow ? actions.filter(({ isFirst }) => isFirst) : actions;
  const rest = isNarrow ? actions.filter(({ isFirst }) => !isFirst) : [];
  return (
    <div
      ref={isNarrow ? liftToasts : null}
      role="toolbar"
      aria-label={texts.bar}
      className="flex items-center gap-2 border-line border-t bg-surface px-4 py-2 rail:flex-wrap rail:gap-1 rail:border-t-0 rail:border-b"
    >
      {shown.map(({ id, label, keys, isMain, run }) => (
        <Button
          key={id}
          variant={isMain ? "primary" : "secondary"}
          onPress={run}
          aria-keyshortcuts={keys}
          className={isNarrow ? "flex-1" : TIGHT}
        >
          {label}
          {isNarrow ? null : <KeyHint keys={keys} />}
        </Button>
      ))}
      {isNarrow ? (
        <Menu
          label={texts.more}
          placement="top end"
          trigger={
            <IconButton
              variant="secondary"
              label={texts.more}
              icon={<Ellipsis aria-hidden="true" />}
            />
          }
          groups={[
            {
              id: "actions",
              entries: rest.map(({ id, label, keys, run }) => ({
                id,
                label,
                shortcut: keys,
                onAction: run,
              })),
            },
            ...(isOwn
              ? []
              : [
                  {
                    id: "claim",
                    entries: [{ id: hold.id, label: hold.label, onAction: hold.run }],
                  },
                ]),
          ]}
        />
      ) : isOwn ? null : (
        <Button variant="ghost" className={cn(TIGHT, "-mr-2 ml-auto")} onPress={hold.run}>
          {hold.label}
          {isHeld ? null : <KeyHint keys="↵" />}
        </Button>
      )}
    </div>
  );
}
