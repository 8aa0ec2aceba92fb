import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { isoDayText } from "@/lib/engine/locale";
import type { Goal, GoalCheck } from "@/lib/goals/schema";
import { aimText, measuredText } from "@/lib/goals/schema/words";
import { goalTexts as texts } from "./goal-texts";
import { VerdictBadge } from "./verdict-badge";

/** What a goal's figure was, day by day. */
export function CheckTable({
  goal,
  checks,
  currency,
}: {
  goal: Goal;
  checks: readonly GoalCheck[];
  currency: string;
}) {
  const { direction, basis, figure } = goal;
  return (
    <Table label={texts.history} isFramed maxHeight="36rem">
      <TableHead>
        <Row>
          <ColumnHead>{texts.heads.day}</ColumnHead>
          <ColumnHead align="right">{texts.heads.measured}</ColumnHead>
          <ColumnHead align="right">{texts.heads.goal}</ColumnHead>
          <ColumnHead>{texts.heads.verdict}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {checks.map(({ day, measured, target, verdict }) => (
          <Row key={day}>
            <RowHead className="whitespace-nowrap">{isoDayText(day)}</RowHead>
            <Cell align="right" className="whitespace-nowrap">
              {measuredText(measured, figure.kind, currency)}
            </Cell>
            <Cell align="right" className="whitespace-nowrap">
              {aimText({ direction, target }, figure.kind, currency)}
            </Cell>
            <Cell>
              <VerdictBadge verdict={verdict} basis={basis} />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
