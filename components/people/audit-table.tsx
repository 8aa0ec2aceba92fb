import { actionText, changesOf } from "@/components/people/audit-texts";
import { Cell, ColumnHead, Row, Table, TableBody, TableHead } from "@/components/ui/table";
import type { AuditRow } from "@/lib/audit/schema";

export interface AuditTableProps {
  rows: readonly AuditRow[];
  timeZone: string;
}

/** Who changed what and when, newest first. */
export function AuditTable({ rows, timeZone }: AuditTableProps) {
  const time = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "medium",
    timeStyle: "medium",
    timeZone,
  });
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
            <Cell className="tabular whitespace-nowrap text-ink-muted">{time.format(row.at)}</Cell>
            <Cell className="whitespace-nowrap">{row.actorName}</Cell>
            <Cell className="whitespace-nowrap" title={row.action}>
              {actionText(row.action)}
            </Cell>
            <Cell>
              <About row={row} />
            </Cell>
            <Cell className="min-w-64">
              <Changes row={row} />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function About({ row }: { row: AuditRow }) {
  const name = row.entityName ?? row.entity;
  if (row.entity === "lead") {
    return (
      <a href={`/leads/${row.entityId}`} className="link">
        {name}
      </a>
    );
  }
  return <span title={row.entityId}>{name}</span>;
}

function Changes({ row }: { row: AuditRow }) {
  const changes = changesOf(row.before, row.after);
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
          {after === null ? <span className="text-ink-faint">nothing</span> : after}
        </li>
      ))}
    </ul>
  );
}
