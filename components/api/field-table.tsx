import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { FieldWords } from "@/lib/api/reference";
import { t } from "@/lib/language";

/** Fields with what they may be; nothing when there are none. */
export function FieldTable({ title, fields }: { title: string; fields: readonly FieldWords[] }) {
  if (fields.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h4 className="font-medium text-ink-muted text-xs">{title}</h4>
      <Table label={title} isFramed>
        <TableHead>
          <Row>
            <ColumnHead className="w-1/4">Name</ColumnHead>
            <ColumnHead>{t("Value")}</ColumnHead>
          </Row>
        </TableHead>
        <TableBody>
          {fields.map(({ name, type, isRequired, description }) => (
            <Row key={name}>
              <RowHead className="font-mono text-xs">
                {name}
                {isRequired && (
                  <span className="block font-normal font-sans text-ink-muted">
                    {t("required")}
                  </span>
                )}
              </RowHead>
              <Cell className="whitespace-normal">
                <span className="break-words">{type}</span>
                {description && <span className="block text-ink-muted text-xs">{description}</span>}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
