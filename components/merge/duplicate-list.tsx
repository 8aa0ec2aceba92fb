"use client";

import { UsersRound } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { StageBadge } from "@/components/leads/stage-mark";
import { AddressText } from "@/components/ui/address-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { DuplicatePair, Duplicates, Suspect } from "@/lib/leads/schema/merges";
import { MergeDialog } from "./merge-dialog";
import { mergeTexts } from "./texts";

const texts = mergeTexts.duplicates;

/** Pairs of leads that may be one person; each opens what a merge would come to. */
export function DuplicateList({ duplicates }: { duplicates: Duplicates }) {
  const { pairs, total } = duplicates;
  const router = useRouter();
  const [open, setOpen] = useState<DuplicatePair | null>(null);
  if (pairs.length === 0) {
    return (
      <EmptyState icon={<UsersRound />} title={texts.none}>
        {texts.noneAbout}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-muted">{texts.count(total, pairs.length)}</p>
      <Table label={texts.title} isFramed>
        <TableHead>
          <Row>
            <ColumnHead>{texts.older}</ColumnHead>
            <ColumnHead className="max-sm:hidden">{texts.newer}</ColumnHead>
            <ColumnHead className="max-sm:hidden">{texts.why}</ColumnHead>
            <ColumnHead align="right">
              <span className="sr-only">{texts.action}</span>
            </ColumnHead>
          </Row>
        </TableHead>
        <TableBody>
          {pairs.map((pair) => (
            <Row key={`${pair.first.id} ${pair.second.id}`}>
              <RowHead className="whitespace-normal align-top">
                <Who lead={pair.first} />
                {/* On a phone below each other: beside each other addresses would break. */}
                <div className="mt-2 flex flex-col gap-1 sm:hidden">
                  <span className="font-normal text-ink-muted text-xs">{texts.newer}</span>
                  <Who lead={pair.second} />
                </div>
              </RowHead>
              <Cell className="whitespace-normal align-top max-sm:hidden">
                <Who lead={pair.second} />
              </Cell>
              <Cell className="align-top text-ink-muted max-sm:hidden">
                {texts.clues[pair.clue]}
              </Cell>
              <Cell align="right" className="align-top">
                <Button
                  size="sm"
                  aria-label={texts.compareOf(pair.first.name, pair.second.name)}
                  onPress={() => setOpen(pair)}
                >
                  {texts.compare}
                </Button>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {open ? (
        <MergeDialog
          lead={open.first}
          otherId={open.second.id}
          onClose={() => setOpen(null)}
          onMerged={() => router.refresh()}
        />
      ) : null}
    </div>
  );
}

function Who({ lead }: { lead: Suspect }) {
  const about = [lead.email, lead.company].filter(Boolean).join(" · ");
  return (
    <span className="flex flex-col items-start gap-1">
      <Link href={`/leads/${lead.id}`} prefetch={false} className="link wrap-anywhere font-medium">
        {lead.name}
      </Link>
      {about ? (
        <span className="wrap-anywhere font-normal text-ink-muted text-xs">
          <AddressText>{about}</AddressText>
        </span>
      ) : null}
      <StageBadge stage={lead.stage} />
    </span>
  );
}
