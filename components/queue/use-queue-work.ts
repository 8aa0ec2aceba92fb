"use client";

import { useEffect, useRef, useState } from "react";
import type { OpenDialog } from "@/components/lead/lead-dialogs";
import { sayMoved } from "@/components/lead/say-moved";
import { settle } from "@/components/lead/settle";
import type { TouchKind } from "@/components/lead/touch-dialog";
import { type MoveOutcome, moveNow } from "@/components/lead-moves/move-now";
import { moveTexts } from "@/components/lead-moves/texts";
import { toast } from "@/components/ui/toast";
import type { ExitStage, Stage } from "@/lib/engine/stages";
import { claimLead, releaseLead } from "@/lib/leads/actions";
import type { QueueLead } from "@/lib/leads/schema";
import type { LeadPage } from "@/lib/leads/schema/page";
import { queueTexts } from "./texts";
import type { useQueueRows } from "./use-queue-rows";

/** A claim that ends sooner is renewed before it is relied on. */
const SURE_MS = 2 * 60_000;

export interface QueueWorkOptions {
  /** The selected row's lead; null when there is none or it has gone. */
  lead: QueueLead | null;
  selectedId: string | null;
  page: LeadPage | null;
  me: { id: string; name: string };
  now: number;
  queue: ReturnType<typeof useQueueRows>;
  refresh: (ids: Iterable<string>) => void;
  fetchPage: (id: string) => Promise<LeadPage | null>;
  /** Goes to the lead after the one that was dealt with. */
  goOn: (from: string) => void;
  select: (id: string) => void;
}

/** A dialog, and the lead that it is about as it was then. */
interface Opened {
  lead: QueueLead;
  dialog: OpenDialog;
}

/** What an SDR does with the selected lead: claims, moves, dialogs. */
export function useQueueWork(options: QueueWorkOptions) {
  const { lead, selectedId, page, me, now, queue, refresh, fetchPage, goOn, select } = options;
  const [opened, setOpened] = useState<Opened | null>(null);
  // A dialog is about its lead, and never about the one that is looked at next.
  if (opened && opened.lead.id !== selectedId) setOpened(null);
  /** Acceptances under way: what is done next with the lead waits for them. */
  const accepting = useRef(new Map<string, Promise<void>>());
  const latest = useRef(selectedId);
  const isOpen = useRef(false);
  useEffect(() => {
    latest.current = selectedId;
    isOpen.current = opened !== null;
  });

  /**
   * Makes sure that nobody else works the lead; false when somebody does. Its row then says who, and
   * so does what is open for it.
   */
  async function hold(wanted: QueueLead): Promise<boolean> {
    // One's own, or left behind by somebody who is away: what is owned is not claimed.
    if (wanted.stage === "sal" && wanted.ownerId !== null) return true;
    if (wanted.stage !== "mql" && wanted.stage !== "sal") return true;
    const isMine = wanted.claimedBy === me.id && (wanted.claimedUntil ?? 0) > now + SURE_MS;
    if (isMine) return true;
    const outcome = await settle(claimLead({ id: wanted.id }));
    if (outcome.ok) {
      const { claimedUntil } = outcome.value;
      queue.patch(wanted.id, { claimedBy: me.id, claimedByName: me.name, claimedUntil });
      refresh([wanted.id]);
      return true;
    }
    toast({ title: `${wanted.name}: ${outcome.message}`, tone: "warn" });
    if (outcome.code === "conflict" || outcome.code === "not_found") {
      queue.lose(wanted.id, outcome.message);
      refresh([wanted.id]);
      void queue.reload();
    }
    return false;
  }

  /** Begins with a lead of the list; the next one where somebody else has it. */
  async function take(wanted: QueueLead): Promise<void> {
    if (await hold(wanted)) return;
    if (latest.current === wanted.id && !isOpen.current) goOn(wanted.id);
  }

  async function release(): Promise<void> {
    if (!lead) return;
    const outcome = await settle(releaseLead({ id: lead.id }));
    if (outcome.ok) {
      queue.patch(lead.id, { claimedBy: null, claimedByName: null, claimedUntil: null });
      toast({ title: queueTexts.released(lead.name), tone: "good" });
    } else {
      toast({
        title: queueTexts.notReleased(lead.name),
        description: outcome.message,
        tone: "bad",
      });
    }
    refresh([lead.id]);
    void queue.reload();
  }

  /**
   * The lead is theirs at once; a refusal puts it back and says so. It stays selected, to be called,
   * unless the person goes through what is offered first.
   */
  async function accept(goesOn = false): Promise<void> {
    if (!lead) return;
    if (lead.stage !== "mql") {
      toast({ title: queueTexts.notNow.accept, tone: "info" });
      return;
    }
    queue.patch(lead.id, {
      stage: "sal",
      ownerId: me.id,
      ownerName: me.name,
      claimedBy: null,
      claimedByName: null,
      claimedUntil: null,
    });
    if (goesOn) goOn(lead.id);
    const made = makeAcceptance(lead);
    accepting.current.set(lead.id, made);
    await made;
    accepting.current.delete(lead.id);
  }

  async function makeAcceptance(before: QueueLead): Promise<void> {
    const version = Math.max(before.version, page?.lead.version ?? 0);
    const outcome = await moveNow({ id: before.id, version }, "sal");
    if (outcome.ok) {
      queue.patch(before.id, { version: outcome.value.version });
      said(before, "sal", outcome.value);
      return;
    }
    queue.patch(before.id, before);
    refresh([before.id]);
    const goBack = { label: queueTexts.goBack, onAction: () => select(before.id) };
    toast({
      title: queueTexts.notAccepted(before.name),
      description: outcome.message,
      tone: "bad",
      ...(latest.current === before.id ? {} : { action: goBack }),
    });
    void queue.reload();
  }

  function said(
    moved: QueueLead,
    to: Stage,
    done: { id: string; version: number; moveId: string },
    place = 0,
  ): void {
    refresh([moved.id]);
    queue.settle(moved.id);
    sayMoved({
      name: moved.name,
      to,
      done,
      onUndone() {
        queue.restore(moved, place);
        refresh([moved.id]);
        void queue.reload();
      },
    });
  }

  /** The dialog has made the move: the lead leaves the queue. */
  function moved(to: Stage, done: { id: string; version: number; moveId: string }): void {
    if (!opened) return;
    const place = leave(opened.lead);
    said(opened.lead, to, done, place);
  }

  function leave({ id }: QueueLead): number {
    const place = Math.max(
      queue.rows.findIndex((row) => row.lead.id === id),
      0,
    );
    goOn(id);
    queue.remove(id);
    return place;
  }

  /** The lead leaves the queue at once; a refusal brings it back, with what was typed. */
  async function sent(to: Stage, answer: Promise<MoveOutcome>): Promise<void> {
    if (!opened) return;
    const { lead: sentLead } = opened;
    const place = leave(sentLead);
    const outcome = await answer;
    if (outcome.ok) {
      said(sentLead, to, outcome.value, place);
      return;
    }
    queue.restore(sentLead, place);
    refresh([sentLead.id]);
    void queue.reload();
    toast({
      title: moveTexts.notMoved(sentLead.name),
      description: outcome.message,
      tone: outcome.code === "conflict" ? "warn" : "bad",
      action: {
        label: queueTexts.goBack,
        onAction() {
          select(sentLead.id);
          setOpened({ lead: sentLead, dialog: { kind: "move", to } });
        },
      },
    });
  }

  async function open(next: OpenDialog): Promise<void> {
    if (!lead) return;
    await accepting.current.get(lead.id);
    // Just accepted: what was loaded before knows neither the stage nor the version.
    const isKnown = page !== null && page.lead.stage === lead.stage;
    const known = isKnown ? page : await fetchPage(lead.id);
    if (!known || latest.current !== lead.id) return;
    // The acceptance was refused, which was told.
    if (next.kind === "move" && next.to === "sql" && known.lead.stage !== "sal") return;
    setOpened({ lead, dialog: next });
    void hold(lead);
  }

  function exit(to: ExitStage): void {
    void open({ kind: "move", to });
  }

  function qualify(): void {
    if (!lead) return;
    if (lead.stage !== "sal") toast({ title: queueTexts.notNow.qualify, tone: "info" });
    else void open({ kind: "move", to: "sql" });
  }

  function touch(kind: TouchKind): void {
    void open({ kind: "touch", touch: kind });
  }

  return {
    dialog: opened?.dialog ?? null,
    closeDialog: () => setOpened(null),
    hold,
    take,
    release,
    accept,
    qualify,
    exit,
    touch,
    moved,
    sent,
  };
}

export type QueueWork = ReturnType<typeof useQueueWork>;
