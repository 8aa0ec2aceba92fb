import Link from "next/link";
import { Cell, ColumnHead, Row, Table, TableBody, TableHead } from "@/components/ui/table";
import type { AuditRow } from "@/lib/audit/schema";
import { actionText } from "@/lib/audit/schema/actions";
import { aboutText, changesOf } from "@/lib/audit/schema/changes";
import type { AuditWords } from "@/lib/audit/schema/shows";
import { actorText } from "@/lib/engine/actor-text";
import { momentText } from "@/lib/format";
import { t } from "@/lib/language";

export interface AuditTableProps {
  rows: readonly AuditRow[];
  words: AuditWords;
}

/** Who changed what and when, newest first. */
export function AuditTable({ rows, words }: AuditTableProps) {
  return (
    <Table label={t("Audit log")} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{t("When")}</ColumnHead>
          <ColumnHead className="max-sm:hidden">{t("Who")}</ColumnHead>
          <ColumnHead>{t("What")}</ColumnHead>
          <ColumnHead className="max-sm:hidden">{t("About")}</ColumnHead>
          <ColumnHead className="max-sm:hidden">{t("Changed")}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.seq} className="[&>td]:align-baseline">
            <Cell className="tabular text-ink-muted max-sm:min-w-32 sm:whitespace-nowrap">
              {momentText(row.at, words.timeZone)}
              <span className="block text-ink text-xs sm:hidden">{actorText(row.actorName)}</span>
            </Cell>
            <Cell className="whitespace-nowrap max-sm:hidden">{actorText(row.actorName)}</Cell>
            <Cell className="min-w-40 sm:min-w-52">
              {actionText(row.action)}
              <div className="flex flex-col gap-1 sm:hidden">
                <About row={row} words={words} />
                <Changes row={row} words={words} />
              </div>
            </Cell>
            <Cell className="min-w-32 max-sm:hidden">
              <About row={row} words={words} />
            </Cell>
            <Cell className="min-w-64 max-sm:hidden">
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
  if (changes.length === 0) return <span className="text-ink-faint max-sm:hidden">–</span>;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
      {changes.map(({ field, before, after }) => (
        <li key={field} className="wrap-anywhere min-w-0">
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
