"use client";

import { useMemo } from "react";
import { Card } from "@/components/ui/card";
import type { VersionView } from "@/lib/criteria/schema";
import type { Names } from "@/lib/engine/conditions/contract";
import type { Criteria } from "@/lib/engine/criteria";
import { diffCriteria } from "@/lib/engine/diff";
import { t } from "@/lib/language";
import { DifferenceList } from "./difference-list";

/** What a version changes against the one it is compared with; follows every edit. */
export function ChangesCard({
  compared,
  body,
  names,
}: {
  compared: VersionView["compared"];
  body: Criteria;
  names: Names;
}) {
  const differences = useMemo(
    () => (compared ? diffCriteria(compared.body, body, names) : []),
    [compared, body, names],
  );
  const against = compared
    ? compared.state === "active"
      ? t`against version ${compared.number}, in force now`
      : t`against version ${compared.number}`
    : undefined;
  return (
    <Card title={t("Changes")} {...(against ? { description: against } : {})}>
      {compared === null ? (
        <p className="text-ink-muted">
          {t("This is the first version: there is nothing to compare with.")}
        </p>
      ) : differences.length === 0 ? (
        <p className="text-ink-muted">
          {t("Nothing is different: it scores and promises the same.")}
        </p>
      ) : (
        <DifferenceList differences={differences} />
      )}
    </Card>
  );
}
