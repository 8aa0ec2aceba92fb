import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { MailTemplate } from "@/lib/mail-templates/schema";
import { DeleteTemplate } from "./delete-template";
import { TemplateDialog } from "./template-dialog";
import { templateTexts as texts } from "./texts";

/** Templates with what they say. */
export function TemplateTable({
  templates,
  mayWrite,
}: {
  templates: readonly MailTemplate[];
  mayWrite: boolean;
}) {
  return (
    <Table label={texts.title} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{texts.columns.template}</ColumnHead>
          <ColumnHead className="max-sm:hidden">{texts.columns.by}</ColumnHead>
          {mayWrite ? <ColumnHead isHidden>{texts.columns.actions}</ColumnHead> : null}
        </Row>
      </TableHead>
      <TableBody>
        {templates.map((template) => (
          <Row key={template.id}>
            <RowHead>
              <span className="flex flex-col gap-0.5 whitespace-normal">
                <span className="wrap-anywhere">{template.name}</span>
                <span className="wrap-anywhere font-normal text-ink-muted">{template.subject}</span>
              </span>
            </RowHead>
            <Cell className="text-ink-muted max-sm:hidden">{template.createdByName}</Cell>
            {mayWrite ? (
              <Cell align="right">
                <span className="inline-flex gap-1.5">
                  <TemplateDialog template={template} />
                  <DeleteTemplate template={template} />
                </span>
              </Cell>
            ) : null}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
