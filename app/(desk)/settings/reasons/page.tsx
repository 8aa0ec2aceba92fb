import type { Metadata } from "next";
import { ReasonDialog } from "@/components/people/reason-dialog";
import { ReasonTable } from "@/components/people/reason-table";
import { Section } from "@/components/people/section";
import { t } from "@/lib/language";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { listExitReasons } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: t("Exit reasons") };
}

export default async function ReasonsPage() {
  const actor = await requireActor();
  const mayWrite = can(actor, "settings:write");
  const reasons = await load(listExitReasons, {});
  return (
    <Section
      title={t("Exit reasons")}
      description={t(
        "One is asked for whenever a lead is recycled or disqualified. Reports and suggestions read them.",
      )}
      actions={mayWrite ? <ReasonDialog /> : undefined}
    >
      <ReasonTable reasons={reasons} mayWrite={mayWrite} />
    </Section>
  );
}
