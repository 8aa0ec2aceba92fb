import { AwayButton } from "@/components/people/away-button";
import { awayTexts } from "@/components/people/away-texts";
import { RoleSelect, UserActions } from "@/components/people/user-actions";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { TimeAgo } from "@/components/ui/time-ago";
import { isAwayOn } from "@/lib/engine/absence";
import { ROLE_INFO } from "@/lib/engine/roles";
import { t } from "@/lib/language";
import type { UserRow } from "@/lib/users/schema";

export interface UserTableProps {
  users: readonly UserRow[];
  selfId: string;
  mayManage: boolean;
  /** May say when others are out of office. */
  mayAssign: boolean;
  /** The workspace's, ISO. */
  today: string;
  now: number;
  timeZone: string;
}

/** Everybody with an account. */
export function UserTable(props: UserTableProps) {
  const { users, selfId, mayManage, mayAssign, today, now, timeZone } = props;
  const hasActions = mayManage || mayAssign;
  return (
    <Table label={t("People")} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>Name</ColumnHead>
          <ColumnHead>{t("Role")}</ColumnHead>
          <ColumnHead>{t("Last seen")}</ColumnHead>
          {hasActions ? <ColumnHead isHidden>{t("Actions")}</ColumnHead> : null}
        </Row>
      </TableHead>
      <TableBody>
        {users.map((user) => (
          <Row key={user.id}>
            <RowHead>
              <span className="flex items-center gap-2.5">
                <Avatar name={user.name} isDecorative />
                <span className="min-w-0">
                  <span className="flex flex-wrap items-center gap-1.5">
                    {user.name}
                    {user.id === selfId ? <Badge>{t("You")}</Badge> : null}
                    {user.disabledAt === null ? null : <Badge tone="bad">{t("No access")}</Badge>}
                    <UserAway user={user} today={today} />
                  </span>
                  <span className="block font-normal text-ink-muted text-xs">{user.email}</span>
                </span>
              </span>
            </RowHead>
            <Cell>{mayManage ? <RoleSelect user={user} /> : ROLE_INFO[user.role].name}</Cell>
            <Cell className="text-ink-muted">
              {user.lastSeenAt === null ? (
                t("Never")
              ) : (
                <TimeAgo at={user.lastSeenAt} now={now} timeZone={timeZone} />
              )}
            </Cell>
            {hasActions ? (
              <Cell align="right">
                <span className="inline-flex items-center justify-end gap-1">
                  {mayAssign && user.disabledAt === null && user.role !== "viewer" ? (
                    <AwayButton user={user} today={today} />
                  ) : null}
                  {mayManage ? <UserActions user={user} isSelf={user.id === selfId} /> : null}
                </span>
              </Cell>
            ) : null}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

/** That somebody is, or soon will be, out of office. */
function UserAway({ user: { away }, today }: { user: Pick<UserRow, "away">; today: string }) {
  if (away === null || away.until < today) return null;
  return isAwayOn(away, today) ? (
    <Badge tone="warn">{awayTexts.badge(away.until)}</Badge>
  ) : (
    <Badge>{awayTexts.planned(away.from, away.until)}</Badge>
  );
}
