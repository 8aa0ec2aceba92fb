import Link from "next/link";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { QualifyingLead } from "@/lib/criteria/schema";
import { formatPoints } from "@/lib/engine/points";
import { MQL_PATH_NAMES, STAGE_INFO } from "@/lib/engine/stages";
import { t } from "@/lib/language";

/** Leads that would qualify, by name. */
export function QualifyingLeads({
  leads,
  maxHeight = "16rem",
}: {
  leads: readonly QualifyingLead[];
  maxHeight?: string;
}) {
  return (
    <Table label={t("Leads that would qualify")} isFramed maxHeight={maxHeight}>
      <TableHead>
        <Row>
          <ColumnHead>Lead</ColumnHead>
          <ColumnHead>{t("Company")}</ColumnHead>
          <ColumnHead>{t("Stage")}</ColumnHead>
          <ColumnHead align="right">Fit</ColumnHead>
          <ColumnHead align="right">Engagement</ColumnHead>
          <ColumnHead>{t("By")}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {leads.map((lead) => (
          <Row key={lead.id}>
            <RowHead>
              <Link className="link" href={`/leads/${lead.id}`} prefetch={false} target="_blank">
                {lead.name}
              </Link>
            </RowHead>
            <Cell>{lead.company ?? "–"}</Cell>
            <Cell>{STAGE_INFO[lead.stage].name}</Cell>
            <Cell align="right">{formatPoints(lead.fit)}</Cell>
            <Cell align="right">{formatPoints(lead.engagement)}</Cell>
            <Cell>{MQL_PATH_NAMES[lead.path]}</Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
