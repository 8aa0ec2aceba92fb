import { TriangleAlert } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { SavedView } from "@/lib/views/schema";
import { permalinkOf } from "@/lib/views/schema/addresses";
import { ChangeViewFrame } from "./change-view-frame";
import { viewTexts as texts } from "./view-texts";

/** Saved views with what they show and whose they are. */
export function ViewTable({ views, mayShare }: { views: readonly SavedView[]; mayShare: boolean }) {
  return (
    <Table label={texts.saved} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{texts.view}</ColumnHead>
          <ColumnHead>{texts.shows}</ColumnHead>
          <ColumnHead>{texts.owner}</ColumnHead>
          <ColumnHead>{texts.seen}</ColumnHead>
          <ColumnHead isHidden>{texts.actions}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {views.map((view) => (
          <Row key={view.id}>
            <RowHead className="min-w-40">
              <span className="flex flex-wrap items-center gap-1.5">
                <a href={permalinkOf(view)} className="link wrap-anywhere min-w-0">
                  {view.name}
                </a>
                {view.lost.length > 0 ? (
                  <Badge tone="warn" icon={<TriangleAlert aria-hidden="true" />}>
                    {texts.broken}
                  </Badge>
                ) : null}
              </span>
            </RowHead>
            <Cell className="text-ink-muted">{view.pageTitle}</Cell>
            <Cell className="text-ink-muted">{view.ownerName}</Cell>
            <Cell className="text-ink-muted">
              {view.isShared ? texts.everybody : texts.onlyYou}
            </Cell>
            <Cell align="right">
              {view.mayChange ? <ChangeViewFrame view={view} mayShare={mayShare} /> : null}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
