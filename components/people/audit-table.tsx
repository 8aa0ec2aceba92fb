import Link from "next/link";
import { Cell, ColumnHead, Row, Table, TableBody, TableHead } from "@/components/ui/table";
import type { AuditRow } from "@/lib/audit/schema";
import { actionText } from "@/lib/audit/schema/actions";
import { aboutText, changesOf } from "@/lib/audit/schema/changes";
import type { AuditWords } from "@/lib/audit/schema/fields";
import { momentText } from "@/lib/format";

export interface AuditTableProps {
  rows: readonly AuditRow[];
  words: AuditWords;
}

/** Who changed what and when, newest first. */
export function AuditTable({ rows, words }: AuditTableProps) {
  return (
    <Table label="Audit log" isFramed>
      <TableHead>
        <Row>
          <ColumnHead>When</ColumnHead>
          <ColumnHead>Who</ColumnHead>
          <ColumnHead>What</ColumnHead>
          <ColumnHead>About</ColumnHead>
          <ColumnHead>Changed</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.seq} className="[&>td]:align-top">
            <Cell className="tabular whitespace-nowrap text-ink-muted">
              {momentText(row.at, words.timeZone)}
            </Cell>
            <Cell className="whitespace-nowrap">{row.actorName}</Cell>
            <Cell className="min-w-40">{actionText(row.action)}</Cell>
            <Cell className="min-w-32">
              <About row={row} words={words} />
            </Cell>
            <Cell className="min-w-64">
              <Changes row={row} words={words} />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

/** Pages of what an entry is about. */
const PAGES: Record<string, string> = {
  lead: "/leads",
  criteria: "/criteria",
  import: "/imports",
};

function About({ row, words }: { row: AuditRow; words: AuditWords }) {
  const text = aboutText(row, words);
  const page = PAGES[row.entity];
  if (page === undefined || row.entityName === null) return text;
  return (
    <Link href={`${page}/${row.entityId}`} prefetch={false} className="link">
      {text}
    </Link>
  );
}

function Changes({ row, words }: { row: AuditRow; words: AuditWords }) {
  const changes = changesOf(row, words);
  if (changes.length === 0) return <span className="text-ink-faint">–</span>;
  return (
    <ul className="flex flex-col gap-0.5 text-xs">
      {changes.map(({ field, before, after }) => (
        <li key={field} className="break-words">
          <span className="text-ink-muted">{field}: </span>
          {before === null ? null : (
            <>
              <del className="text-ink-faint">{before}</del> <span aria-hidden="true">→</span>{" "}
            </>
          )}
          {after}
        </li>
      ))}
    </ul>
  );
}
