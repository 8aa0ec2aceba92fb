import type { Metadata } from "next";
import { Section } from "@/components/people/section";
import { AddressCheck } from "@/components/privacy/address-check";
import { privacyTexts as texts } from "@/components/privacy/texts";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { load } from "@/lib/operations/load";
import { countSuppressed } from "@/lib/privacy/queries";
import { getWorkspace } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: texts.title };
}

export default async function PrivacyPage() {
  const [{ addresses }, { workspace }] = await Promise.all([
    load(countSuppressed, {}),
    load(getWorkspace, {}),
  ]);
  return (
    <>
      <Section title={texts.keptOut} description={texts.about}>
        <Card>
          <div className="flex flex-col gap-3">
            <p>{texts.count(addresses)}</p>
            <AddressCheck timeZone={workspace.timeZone} />
          </div>
        </Card>
      </Section>
      <Section
        title={texts.person}
        description={texts.personAbout}
        actions={<LinkButton href="/leads">{texts.toLeads}</LinkButton>}
      >
        {null}
      </Section>
    </>
  );
}
