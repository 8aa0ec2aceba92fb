"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { undoNow } from "@/components/lead-moves/move-now";
import { moveTexts } from "@/components/lead-moves/texts";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormError } from "@/components/ui/form-error";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { actorText } from "@/lib/engine/actor-text";
import { formatPoints } from "@/lib/engine/points";
import { MQL_PATH_NAMES, STAGE_INFO } from "@/lib/engine/stages";
import { momentText } from "@/lib/format";
import type { LeadPage, MoveItem } from "@/lib/leads/schema/page";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";

const texts = leadTexts.moves;

/** Every move of the lead; the latest can be taken back by those who may. */
export function MovesCard({ page, onChanged }: { page: LeadPage; onChanged: () => void }) {
  const { timeZone } = useDesk();
  const { moves, allowed, lead } = page;
  const [message, setMessage] = useState<string>();
  const [isPending, setPending] = useState(false);
  const undone = new Set(moves.map(({ undoes }) => undoes));
  const { undo } = allowed;

  async function takeBack() {
    if (!undo) return;
    setPending(true);
    setMessage(undefined);
    const done = { id: lead.id, version: lead.version, moveId: undo.moveId };
    const outcome = await undoNow(done);
    setPending(false);
    if (outcome.ok) {
      toast({ title: moveTexts.undone(lead.name, outcome.value.stage), tone: "good" });
    } else setMessage(outcome.message);
    onChanged();
  }

  return (
    <Card
      title={texts.title}
      isFlush
      {...(undo
        ? {
            actions: (
              <Button
                size="sm"
                icon={<Undo2 aria-hidden="true" />}
                isPending={isPending}
                onPress={takeBack}
                aria-label={texts.undoTitle(STAGE_INFO[undo.to].name, STAGE_INFO[undo.from].name)}
              >
                {texts.undo}
              </Button>
            ),
          }
        : {})}
    >
      <FormError {...(message === undefined ? {} : { message })} className="mx-4 mb-2" />
      <Table label={texts.title}>
        <TableHead>
          <Row>
            <ColumnHead>{texts.move}</ColumnHead>
            <ColumnHead className="max-sm:hidden">{texts.why}</ColumnHead>
            <ColumnHead className="max-sm:hidden">{texts.who}</ColumnHead>
            <ColumnHead align="right" className="max-sm:hidden">
              {texts.scores}
            </ColumnHead>
            <ColumnHead>{texts.when}</ColumnHead>
          </Row>
        </TableHead>
        <TableBody>
          {moves.map((move) => (
            <Row key={move.id}>
              <RowHead className="whitespace-normal align-top">
                <MoveName move={move} isUndone={undone.has(move.id)} />
                <span className="block font-normal text-ink-muted text-xs sm:hidden">
                  <Why move={move} /> {leadTexts.timeline.by(actorText(move.actorName))}
                </span>
              </RowHead>
              <Cell className="align-top text-ink-muted max-sm:hidden">
                <Why move={move} />
              </Cell>
              <Cell className="whitespace-nowrap align-top max-sm:hidden">
                {actorText(move.actorName)}
              </Cell>
              <Cell align="right" className="align-top text-ink-muted max-sm:hidden">
                {formatPoints(move.fit)} / {formatPoints(move.engagement)}
              </Cell>
              <Cell className="tabular align-top text-ink-muted sm:whitespace-nowrap">
                {momentText(move.at, timeZone)}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function MoveName({ move, isUndone }: { move: MoveItem; isUndone: boolean }) {
  const from = move.from === null ? null : STAGE_INFO[move.from].name;
  const name = leadTexts.timeline.moved(from, STAGE_INFO[move.to].name);
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {move.undoes === null ? name : `${leadTexts.timeline.undid} ${name}`}
      {isUndone ? <Badge>{leadTexts.timeline.undone}</Badge> : null}
    </span>
  );
}

function Why({ move }: { move: MoveItem }) {
  const words = [
    move.path === null ? "" : MQL_PATH_NAMES[move.path],
    move.criteriaNumber === null ? "" : texts.version(move.criteriaNumber),
    move.reasonLabel ?? "",
  ].filter((word) => word !== "");
  return (
    <>
      {words.join(" · ")}
      {move.note ? <span className="block whitespace-pre-line text-ink">{move.note}</span> : null}
    </>
  );
}
