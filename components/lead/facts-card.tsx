"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { dayText, momentText } from "@/lib/format";
import type { LeadPage } from "@/lib/leads/schema/page";
import { useDesk } from "./desk-context";
import { originText, valueText } from "./format";
import { leadTexts } from "./texts";

const EditLeadDialog = later(async () => (await import("./edit-lead-dialog")).EditLeadDialog);

const texts = leadTexts.facts;

/** What is known, where it came from and since when. */
export function FactsCard({ page, onChanged }: { page: LeadPage; onChanged: () => void }) {
  const { timeZone, can } = useDesk();
  const [isEditing, setEditing] = useState(false);
  return (
    <Card
      title={texts.title}
      isFlush={page.facts.length > 0}
      {...(can("lead:write")
        ? {
            actions: (
              <Button
                size="sm"
                icon={<Pencil aria-hidden="true" />}
                onPress={() => setEditing(true)}
              >
                {texts.edit}
              </Button>
            ),
          }
        : {})}
    >
      {page.facts.length === 0 ? (
        <p className="text-ink-muted">{texts.none}</p>
      ) : (
        <Table label={texts.title}>
          <TableHead>
            <Row>
              <ColumnHead>{texts.fact}</ColumnHead>
              <ColumnHead>{texts.value}</ColumnHead>
              <ColumnHead className="max-sm:hidden">{texts.origin}</ColumnHead>
              <ColumnHead className="max-sm:hidden">{texts.since}</ColumnHead>
            </Row>
          </TableHead>
          <TableBody>
            {page.facts.map((fact) => {
              const origin = originText(fact.origin);
              const from = fact.actorName ? `${origin}, ${fact.actorName}` : origin;
              const since = dayText(fact.observedAt, timeZone);
              return (
                <Row key={fact.attribute}>
                  <RowHead className="align-top text-ink-muted">{fact.label}</RowHead>
                  <Cell className="align-top">
                    <span className="wrap-anywhere">{valueText(fact.value)}</span>
                    <span className="block text-ink-faint text-xs sm:hidden">
                      {from}, {since}
                    </span>
                  </Cell>
                  <Cell className="align-top text-ink-muted max-sm:hidden">{from}</Cell>
                  <Cell
                    className="tabular whitespace-nowrap align-top text-ink-muted max-sm:hidden"
                    title={momentText(fact.observedAt, timeZone)}
                  >
                    {since}
                  </Cell>
                </Row>
              );
            })}
          </TableBody>
        </Table>
      )}
      {isEditing ? (
        <EditLeadDialog page={page} onChanged={onChanged} onClose={() => setEditing(false)} />
      ) : null}
    </Card>
  );
}
