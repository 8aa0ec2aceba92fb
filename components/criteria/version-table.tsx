import Link from "next/link";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { VersionSummary } from "@/lib/criteria/schema";
import { momentText } from "@/lib/format";
import { t } from "@/lib/language";
import { StateBadge } from "./state-badge";

/** What happened last to a version. */
function latestOf(version: VersionSummary): { words: string; at: number } {
  const { state, createdAt, proposedAt, agreedAt, activatedAt, retiredAt } = version;
  if (state === "retired" && retiredAt !== null) return { words: t("Retired"), at: retiredAt };
  if (state === "active" && activatedAt !== null)
    return { words: t("In force since"), at: activatedAt };
  if (state === "agreed" && agreedAt !== null) return { words: t("Agreed"), at: agreedAt };
  if (state === "proposed" && proposedAt !== null) return { words: t("Proposed"), at: proposedAt };
  return { words: t("Started"), at: createdAt };
}

/** Every version, newest first. */
export function VersionTable({
  versions,
  timeZone,
}: {
  versions: readonly VersionSummary[];
  timeZone: string;
}) {
  return (
    <section aria-labelledby="versions" className="flex flex-col gap-3">
      <h2 id="versions" className="font-semibold text-lg">
        {t("Versions")}
      </h2>
      <Table label={t("Versions of the criteria")} isFramed>
        <TableHead>
          <Row>
            <ColumnHead>Version</ColumnHead>
            <ColumnHead>{t("State")}</ColumnHead>
            <ColumnHead>{t("Last step")}</ColumnHead>
            <ColumnHead>{t("Started by")}</ColumnHead>
          </Row>
        </TableHead>
        <TableBody>
          {versions.map((version) => {
            const { words, at } = latestOf(version);
            return (
              <Row key={version.id}>
                <RowHead className="wrap-anywhere min-w-48">
                  <Link className="link" href={`/criteria/${version.id}`} prefetch={false}>
                    {version.number}: {version.name}
                  </Link>
                </RowHead>
                <Cell>
                  <StateBadge state={version.state} />
                </Cell>
                <Cell className="whitespace-nowrap">
                  {words} {momentText(at, timeZone)}
                </Cell>
                <Cell className="whitespace-nowrap">{version.createdByName ?? "–"}</Cell>
              </Row>
            );
          })}
        </TableBody>
      </Table>
    </section>
  );
}
