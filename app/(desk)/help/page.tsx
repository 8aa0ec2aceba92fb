import type { Metadata } from "next";
import { helpTexts } from "@/components/help/texts";
import { Page, PageHeader } from "@/components/ui/page-header";
import { GLOSSARY } from "@/lib/engine/glossary";

export function generateMetadata(): Metadata {
  return { title: helpTexts.title };
}

export default function HelpPage() {
  return (
    <Page width="narrow">
      <PageHeader title={helpTexts.title} description={helpTexts.description} />
      <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
        {GLOSSARY.map(({ id, name, meaning }) => (
          <div key={id} id={id} className="grid gap-x-6 sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="font-medium">{name}</dt>
            <dd className="text-ink-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
