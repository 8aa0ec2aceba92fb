import { RoleSelect, UserActions } from "@/components/people/user-actions";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { TimeAgo } from "@/components/ui/time-ago";
import { ROLE_INFO } from "@/lib/engine/roles";
import type { UserRow } from "@/lib/users/schema";

export interface UserTableProps {
  users: readonly UserRow[];
  selfId: string;
  mayManage: boolean;
  now: number;
  timeZone: string;
}

/** Everybody with an account. */
export function UserTable({ users, selfId, mayManage, now, timeZone }: UserTableProps) {
  return (
    <Table label="People" isFramed>
      <TableHead>
        <Row>
          <ColumnHead>Name</ColumnHead>
          <ColumnHead>Role</ColumnHead>
          <ColumnHead>Last seen</ColumnHead>
          {mayManage ? <ColumnHead isHidden>Actions</ColumnHead> : null}
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
                    {user.id === selfId ? <Badge>You</Badge> : null}
                    {user.disabledAt === null ? null : <Badge tone="bad">No access</Badge>}
                  </span>
                  <span className="block font-normal text-ink-muted text-xs">{user.email}</span>
                </span>
              </span>
            </RowHead>
            <Cell>{mayManage ? <RoleSelect user={user} /> : ROLE_INFO[user.role].name}</Cell>
            <Cell className="text-ink-muted">
              {user.lastSeenAt === null ? (
                "Never"
              ) : (
                <TimeAgo at={user.lastSeenAt} now={now} timeZone={timeZone} />
              )}
            </Cell>
            {mayManage ? (
              <Cell align="right">
                <UserActions user={user} isSelf={user.id === selfId} />
              </Cell>
            ) : null}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
