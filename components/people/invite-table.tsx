import { RevokeButton } from "@/components/people/revoke-button";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { TimeAgo } from "@/components/ui/time-ago";
import { ROLE_INFO } from "@/lib/engine/roles";
import { t } from "@/lib/language";
import type { InviteRow } from "@/lib/users/schema";

export interface InviteTableProps {
  invites: readonly InviteRow[];
  now: number;
  timeZone: string;
}

/** Links that were handed out and still work. */
export function InviteTable({ invites, now, timeZone }: InviteTableProps) {
  return (
    <Table label={t("Open links")} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{t("Email")}</ColumnHead>
          <ColumnHead>Link</ColumnHead>
          <ColumnHead>{t("Runs out")}</ColumnHead>
          <ColumnHead isHidden>{t("Actions")}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {invites.map(({ id, email, kind, role, expiresAt }) => (
          <Row key={id}>
            <RowHead>{email}</RowHead>
            <Cell>
              {kind === "invite" && role ? (
                <Badge tone="accent">
                  {t("Invited as")} {ROLE_INFO[role].name}
                </Badge>
              ) : (
                <Badge>{t("New password")}</Badge>
              )}
            </Cell>
            <Cell className="text-ink-muted">
              <TimeAgo at={expiresAt} now={now} timeZone={timeZone} />
            </Cell>
            <Cell align="right">
              <RevokeButton
                kind="invite"
                id={id}
                title={t`Take the link for ${email} back?`}
                description={t(
                  "Whoever holds the link can no longer use it. You can make a new one.",
                )}
              />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
