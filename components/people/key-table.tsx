import { RevokeButton } from "@/components/people/revoke-button";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { TimeAgo } from "@/components/ui/time-ago";
import type { KeyScope } from "@/lib/engine/key-scopes";
import { ROLE_INFO, type Role } from "@/lib/engine/roles";
import { t } from "@/lib/language";

interface Key {
  id: string;
  name: string;
  prefix: string;
  role: Role;
  scopes: readonly KeyScope[] | null;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

export function KeyTable({
  keys,
  now,
  timeZone,
}: {
  keys: readonly Key[];
  now: number;
  timeZone: string;
}) {
  return (
    <Table label={t("API keys")} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>Name</ColumnHead>
          <ColumnHead>{t("Key")}</ColumnHead>
          <ColumnHead>{t("Role")}</ColumnHead>
          <ColumnHead>{t("Made")}</ColumnHead>
          <ColumnHead>{t("Last used")}</ColumnHead>
          <ColumnHead isHidden>{t("Actions")}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <Row key={key.id}>
            <RowHead>{key.name}</RowHead>
            <Cell className="font-mono text-ink-muted text-xs">{key.prefix}…</Cell>
            <Cell>
              {ROLE_INFO[key.role].name}
              {key.scopes && (
                <span className="block text-ink-muted text-xs">{key.scopes.join(", ")}</span>
              )}
            </Cell>
            <Cell className="text-ink-muted">
              <TimeAgo at={key.createdAt} now={now} timeZone={timeZone} />
            </Cell>
            <Cell className="text-ink-muted">
              {key.lastUsedAt === null ? (
                t("Never")
              ) : (
                <TimeAgo at={key.lastUsedAt} now={now} timeZone={timeZone} />
              )}
            </Cell>
            <Cell align="right">
              {key.revokedAt === null ? (
                <RevokeButton
                  kind="key"
                  id={key.id}
                  title={t`Revoke “${key.name}”?`}
                  description={t(
                    "Programs that use it are refused at once. This cannot be undone.",
                  )}
                />
              ) : (
                <Badge>{t("Revoked")}</Badge>
              )}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
