import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { KeyDialog } from "@/components/people/key-dialog";
import { KeyTable } from "@/components/people/key-table";
import { Section } from "@/components/people/section";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { t } from "@/lib/language";
import { load } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";
import { listKeys } from "@/lib/users/queries";

export function generateMetadata(): Metadata {
  return { title: t("API keys") };
}

export default async function KeysPage() {
  const [keys, { workspace }] = await Promise.all([load(listKeys, {}), load(getWorkspace, {})]);
  return (
    <Section
      title={t("API keys")}
      description={t(
        "A key lets a program send and read leads, costs and reports. It is shown once and kept only as a hash. Its last use is noted once an hour.",
      )}
      actions={<KeyDialog />}
    >
      {keys.length === 0 ? (
        <Card>
          <EmptyState icon={<KeyRound />} title={t("No keys yet")}>
            {t("Make one for each program, so that you can revoke it without stopping the others.")}
          </EmptyState>
        </Card>
      ) : (
        <KeyTable keys={keys} now={Date.now()} timeZone={workspace.timeZone} />
      )}
    </Section>
  );
}
