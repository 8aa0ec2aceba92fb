import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import {
  Cell,
  ColumnHead,
  type ColumnHeadProps,
  Row,
  RowHead,
  Table,
  TableBody,
  TableHead,
} from "@/components/ui/table";
import { TimeAgo } from "@/components/ui/time-ago";
import { LEAD_LABEL_NAMES } from "@/lib/engine/stages";
import type { LeadFilter, LeadRow } from "@/lib/leads/schema";
import type { LeadSort } from "@/lib/leads/schema/inputs";
import { LABEL_SHORT } from "./labels";
import { listAddress } from "./list-address";
import { listTexts } from "./list-texts";
import { ScoreChip } from "./score-chip";
import { SlaClock } from "./sla-clock";
import { StageBadge } from "./stage-mark";

export interface LeadsTableProps {
  rows: readonly LeadRow[];
  filter: LeadFilter;
  sort: LeadSort;
  /** The server's time of rendering. */
  now: number;
  timeZone: string;
}

/** Leads as rows; the name opens one. */
export function LeadsTable({ rows, filter, sort, now, timeZone }: LeadsTableProps) {
  const sortBy = (down: LeadSort, up?: LeadSort): NonNullable<ColumnHeadProps["sort"]> => ({
    href: listAddress({ filter, sort: sort === down && up ? up : down }),
    direction: sort === down ? "descending" : sort === up ? "ascending" : "none",
  });
  const byName: NonNullable<ColumnHeadProps["sort"]> = {
    href: listAddress({ filter, sort: sort === "name" ? "-name" : "name" }),
    direction: sort === "name" ? "ascending" : sort === "-name" ? "descending" : "none",
  };
  const ago = (at: number | null) =>
    at === null ? "–" : <TimeAgo isShort at={at} now={now} timeZone={timeZone} />;
  return (
    <Table label={listTexts.table} isFramed>
      <TableHead>
        <Row>
          <ColumnHead sort={byName}>{listTexts.name}</ColumnHead>
          <ColumnHead>{listTexts.company}</ColumnHead>
          <ColumnHead sort={sortBy("-stageAt")}>{listTexts.stage}</ColumnHead>
          <ColumnHead sort={sortBy("-score")}>{listTexts.score}</ColumnHead>
          <ColumnHead>{listTexts.source}</ColumnHead>
          <ColumnHead>{listTexts.owner}</ColumnHead>
          <ColumnHead>{listTexts.label}</ColumnHead>
          <ColumnHead align="right">{listTexts.mqlAt}</ColumnHead>
          <ColumnHead
            align="right"
            sort={sortBy("-lastActivityAt")}
            className="hidden 2xl:table-cell"
          >
            {listTexts.lastActivityAt}
          </ColumnHead>
          <ColumnHead align="right" sort={sortBy("-createdAt", "createdAt")}>
            {listTexts.createdAt}
          </ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id} className="relative">
            <RowHead className="max-w-56 xl:max-2xl:max-w-48">
              <Link
                href={`/leads/${row.id}`}
                prefetch={false}
                className="block truncate font-medium after:absolute after:inset-0 hover:underline"
              >
                {row.name}
              </Link>
              {row.email ? (
                <span
                  title={row.email}
                  className="block truncate font-normal text-ink-muted text-xs"
                >
                  {row.email}
                </span>
              ) : null}
              {/* A phone shows this column first: what matters most stands in it. */}
              <span className="mt-1 flex gap-1.5 sm:hidden">
                <StageBadge stage={row.stage} />
                <ScoreChip lead={row} />
              </span>
            </RowHead>
            <Cell className="max-w-52 xl:max-2xl:max-w-44">
              <span className="block truncate" title={row.company ?? undefined}>
                {row.company ?? "–"}
              </span>
              {row.title ? (
                <span title={row.title} className="block truncate text-ink-muted text-xs">
                  {row.title}
                </span>
              ) : null}
            </Cell>
            <Cell className="whitespace-nowrap">
              <span className="flex items-center gap-2">
                <StageBadge stage={row.stage} />
                <SlaClock lead={row} rendered={now} />
              </span>
            </Cell>
            <Cell>
              <ScoreChip lead={row} />
            </Cell>
            <Cell className="max-w-40 truncate text-ink-muted">{row.source ?? "–"}</Cell>
            <Cell className="whitespace-nowrap">
              {row.ownerName ? (
                <span className="flex items-center gap-1.5">
                  <Avatar name={row.ownerName} size="sm" isDecorative />
                  {row.ownerName}
                </span>
              ) : (
                "–"
              )}
            </Cell>
            <Cell className="whitespace-nowrap text-ink-muted" title={LEAD_LABEL_NAMES[row.label]}>
              {LABEL_SHORT[row.label]}
            </Cell>
            <Cell align="right">{ago(row.mqlAt)}</Cell>
            <Cell align="right" className="hidden 2xl:table-cell">
              {ago(row.lastActivityAt)}
            </Cell>
            <Cell align="right">{ago(row.createdAt)}</Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
