import { Mail } from "lucide-react";
import type { Metadata } from "next";
import { TestMail } from "@/components/mail/mail-buttons";
import { MailTable } from "@/components/mail/mail-table";
import { mailTexts } from "@/components/mail/mail-texts";
import { Section } from "@/components/people/section";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { getOutbox } from "@/lib/mail/queries";
import { load } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: mailTexts.title };
}

export default async function MailPage() {
  const [{ server, mails }, { workspace }] = await Promise.all([
    load(getOutbox, {}),
    load(getWorkspace, {}),
  ]);
  return (
    <Section
      title={mailTexts.title}
      {...(server ? { description: mailTexts.setUp(server.host, server.from) } : {})}
      actions={<TestMail />}
    >
      {server ? null : <Notice title={mailTexts.off}>{mailTexts.offHint}</Notice>}
      {mails.length > 0 ? (
        <MailTable mails={mails} timeZone={workspace.timeZone} isSetUp={server !== null} />
      ) : (
        <Card>
          <EmptyState icon={<Mail />} title={mailTexts.none}>
            {mailTexts.noneHint}
          </EmptyState>
        </Card>
      )}
    </Section>
  );
}
