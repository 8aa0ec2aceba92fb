import { browserName } from "@/components/people/browser-name";
import { RevokeButton } from "@/components/people/revoke-button";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { TimeAgo } from "@/components/ui/time-ago";
import { t } from "@/lib/language";

interface Session {
  id: string;
  userName: string;
  userAgent: string | null;
  ip: string | null;
  createdAt: number;
  lastSeenAt: number;
  isCurrent: boolean;
}

export interface SessionTableProps {
  sessions: readonly Session[];
  /** Names whose session it is, for lists of everybody's. */
  hasNames?: boolean;
  now: number;
  timeZone: string;
}

/** Where people are signed in, each with a way to end it. */
export function SessionTable({ sessions, hasNames = false, now, timeZone }: SessionTableProps) {
  return (
    <Table label={t("Signed-in browsers")} isFramed>
      <TableHead>
        <Row>
          {hasNames ? <ColumnHead>Person</ColumnHead> : null}
          <ColumnHead>Browser</ColumnHead>
          <ColumnHead>{t("Address")}</ColumnHead>
          <ColumnHead>{t("Signed in")}</ColumnHead>
          <ColumnHead>{t("Last seen")}</ColumnHead>
          <ColumnHead isHidden>{t("Actions")}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {sessions.map((session) => {
          const browser = browserName(session.userAgent);
          return (
            <Row key={session.id}>
              {hasNames ? (
                <RowHead className="whitespace-nowrap">{session.userName}</RowHead>
              ) : null}
              <Cell title={session.userAgent ?? ""}>
                <span className="flex items-center gap-1.5 whitespace-nowrap">
                  {browser}
                  {session.isCurrent ? <Badge tone="good">{t("This browser")}</Badge> : null}
                </span>
              </Cell>
              <Cell className="text-ink-muted">{session.ip ?? "–"}</Cell>
              <Cell className="text-ink-muted">
                <TimeAgo at={session.createdAt} now={now} timeZone={timeZone} />
              </Cell>
              <Cell className="text-ink-muted">
                <TimeAgo at={session.lastSeenAt} now={now} timeZone={timeZone} />
              </Cell>
              <Cell align="right">
                {session.isCurrent ? null : (
                  <RevokeButton
                    kind="session"
                    id={session.id}
                    title={
                      hasNames
                        ? t`Sign ${session.userName} out of ${browser}?`
                        : t`Sign yourself out of ${browser}?`
                    }
                    description={t("That browser has to sign in again with its next click.")}
                  />
                )}
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}
