import Link from "next/link";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { QualifyingLead } from "@/lib/criteria/schema";
import { formatPoints } from "@/lib/engine/points";
import { MQL_PATH_NAMES, STAGE_INFO } from "@/lib/engine/stages";

/** Leads that would qualify, by name. */
export function QualifyingLeads({
  leads,
  maxHeight = "16rem",
}: {
  leads: readonly QualifyingLead[];
  maxHeight?: string;
}) {
  return (
    <Table label="Leads that would qualify" isFramed maxHeight={maxHeight}>
      <TableHead>
        <Row>
          <ColumnHead>Lead</ColumnHead>
          <ColumnHead>Company</ColumnHead>
          <ColumnHead>Stage</ColumnHead>
          <ColumnHead align="right">Fit</ColumnHead>
          <ColumnHead align="right">Engagement</ColumnHead>
          <ColumnHead>By</ColumnHead>
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
