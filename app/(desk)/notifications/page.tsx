import { BellOff } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { LiveNotifications } from "@/components/notifications/live-notifications";
import { NotificationList } from "@/components/notifications/notification-list";
import { notificationTexts as texts } from "@/components/notifications/notification-texts";
import { ReadAll } from "@/components/notifications/read-all";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listNotifications } from "@/lib/notifications/queries";
import { load } from "@/lib/operations/load";

export function generateMetadata(): Metadata {
  return { title: texts.title };
}

interface Props {
  searchParams: Promise<{ after?: string | string[] }>;
}

export default async function NotificationsPage({ searchParams }: Props) {
  const { after } = await searchParams;
  const now = Date.now();
  const { items, next, timeZone } = await load(
    listNotifications,
    typeof after === "string" ? { after } : {},
  );
  return (
    <Page width="narrow">
      <LiveNotifications />
      <PageHeader title={texts.title} description={texts.description}>
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
          <Link href="/settings/account#told" prefetch={false} className="link text-xs">
            {texts.choices}
          </Link>
          {items.some(({ isNew }) => isNew) ? <ReadAll until={now} /> : null}
        </div>
      </PageHeader>
      {items.length > 0 ? (
        <NotificationList items={items} timeZone={timeZone} now={now} />
      ) : (
        <Card>
          <EmptyState icon={<BellOff />} title={texts.none}>
            {texts.noneHint}
          </EmptyState>
        </Card>
      )}
      {next ? (
        <LinkButton href={`/notifications?after=${next}`} className="self-start">
          {texts.older}
        </LinkButton>
      ) : null}
    </Page>
  );
}
