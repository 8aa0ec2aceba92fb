import Link from "next/link";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { ImportKind, ImportProblem } from "@/lib/imports/schema";
import { t } from "@/lib/language";

/** What an undo left as it is, by name, and why. */
export function KeptTable({ kind, kept }: { kind: ImportKind; kept: readonly ImportProblem[] }) {
  const isLead = kind === "leads" || kind === "activities";
  return (
    <Table label={t("Left as they are")} maxHeight="24rem">
      <TableHead>
        <Row>
          <ColumnHead>Name</ColumnHead>
          <ColumnHead>{t("Why")}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {kept.map(({ row, problem, cells: [name = "", id = ""] }) => (
          <Row key={row}>
            <RowHead>
              {isLead ? (
                <Link href={`/leads/${id}`} prefetch={false} className="link">
                  {name}
                </Link>
              ) : (
                name
              )}
            </RowHead>
            <Cell className="min-w-56">{problem}</Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
