import Link from "next/link";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { ChallengerView } from "@/lib/challengers/schema";
import { momentText } from "@/lib/format";
import { ChallengerBadge } from "./challenger-badge";
import { challengerTexts as texts } from "./texts";

/** Every challenger, the latest first; each leads to its comparison. */
export function ChallengerListSection({
  challengers,
  timeZone,
}: {
  challengers: readonly ChallengerView[];
  timeZone: string;
}) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 id="challengers" className="font-semibold text-lg">
          {texts.section}
        </h2>
        <p className="max-w-3xl text-ink-muted">
          {texts.what} {challengers.length === 0 ? texts.none : null}
        </p>
      </div>
      {challengers.length > 0 ? (
        <Table label={texts.section} isFramed>
          <TableHead>
            <Row>
              <ColumnHead>{texts.heads.version}</ColumnHead>
              <ColumnHead>{texts.heads.state}</ColumnHead>
              <ColumnHead>{texts.heads.started}</ColumnHead>
              <ColumnHead>{texts.heads.by}</ColumnHead>
            </Row>
          </TableHead>
          <TableBody>
            {challengers.map((view) => (
              <Row key={view.id}>
                <RowHead className="wrap-anywhere min-w-48">
                  <Link className="link" href={`/criteria/challengers/${view.id}`} prefetch={false}>
                    {view.versionNumber}: {view.versionName}
                  </Link>
                </RowHead>
                <Cell>
                  <ChallengerBadge view={view} />
                </Cell>
                <Cell className="whitespace-nowrap">{momentText(view.startedAt, timeZone)}</Cell>
                <Cell className="whitespace-nowrap">{view.startedByName}</Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </section>
  );
}
