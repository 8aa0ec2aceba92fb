import type { Metadata } from "next";
import { Section } from "@/components/people/section";
import { RetentionForm } from "@/components/retention/retention-form";
import { retentionTexts as texts } from "@/components/retention/texts";
import { load } from "@/lib/operations/load";
import { getRetention } from "@/lib/retention/queries";
import { getWorkspace } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: texts.title };
}

export default async function RetentionPage() {
  const [{ retention, version }, { workspace }] = await Promise.all([
    load(getRetention, {}),
    load(getWorkspace, {}),
  ]);
  return (
    <Section title={texts.title} description={texts.about}>
      <RetentionForm
        key={version}
        retention={retention}
        version={version}
        timeZone={workspace.timeZone}
      />
    </Section>
  );
}
