import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/people/settings-tabs";
import { Page, PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/operations/load";
import { can, type Permission } from "@/lib/operations/policy";

const TABS: { href: string; label: string; needs: Permission }[] = [
  { href: "/settings/workspace", label: "Workspace", needs: "settings:read" },
  { href: "/settings/people", label: "People", needs: "user:read" },
  { href: "/settings/board", label: "Board", needs: "settings:read" },
  { href: "/settings/reasons", label: "Exit reasons", needs: "settings:read" },
  { href: "/settings/segments", label: "Segments", needs: "lead:read" },
  { href: "/settings/templates", label: "Mail templates", needs: "template:write" },
  { href: "/settings/tracking", label: "Websites", needs: "form:read" },
  { href: "/settings/keys", label: "API keys", needs: "key:manage" },
  { href: "/settings/api", label: "API", needs: "settings:read" },
  { href: "/settings/webhooks", label: "Webhooks", needs: "webhook:manage" },
  { href: "/settings/mail", label: "Mail", needs: "mail:manage" },
  { href: "/settings/privacy", label: "Privacy", needs: "privacy:manage" },
  { href: "/settings/retention", label: "Retention", needs: "privacy:manage" },
  { href: "/settings/account", label: "Your account", needs: "self:manage" },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  return (
    <Page>
      <PageHeader title="Settings">
        <SettingsTabs tabs={TABS.filter((tab) => can(actor, tab.needs))} />
      </PageHeader>
      {children}
    </Page>
  );
}
