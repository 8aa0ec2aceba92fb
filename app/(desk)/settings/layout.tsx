import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/people/settings-tabs";
import { Page, PageHeader } from "@/components/ui/page-header";
import { t } from "@/lib/language";
import { requireActor } from "@/lib/operations/load";
import { can, type Permission } from "@/lib/operations/policy";

const TABS: { href: string; label: string; needs: Permission }[] = [
  {
    href: "/settings/workspace",
    get label() {
      return t("Workspace");
    },
    needs: "settings:read",
  },
  {
    href: "/settings/people",
    get label() {
      return t("People");
    },
    needs: "user:read",
  },
  { href: "/settings/board", label: "Board", needs: "settings:read" },
  {
    href: "/settings/reasons",
    get label() {
      return t("Exit reasons");
    },
    needs: "settings:read",
  },
  {
    href: "/settings/segments",
    get label() {
      return t("Segments");
    },
    needs: "lead:read",
  },
  {
    href: "/settings/templates",
    get label() {
      return t("Mail templates");
    },
    needs: "template:write",
  },
  { href: "/settings/tracking", label: "Websites", needs: "form:read" },
  {
    href: "/settings/keys",
    get label() {
      return t("API keys");
    },
    needs: "key:manage",
  },
  { href: "/settings/api", label: "API", needs: "settings:read" },
  { href: "/settings/webhooks", label: "Webhooks", needs: "webhook:manage" },
  {
    href: "/settings/mail",
    get label() {
      return t("Mail");
    },
    needs: "mail:manage",
  },
  {
    href: "/settings/privacy",
    get label() {
      return t("Privacy");
    },
    needs: "privacy:manage",
  },
  {
    href: "/settings/retention",
    get label() {
      return t("Retention");
    },
    needs: "privacy:manage",
  },
  {
    href: "/settings/account",
    get label() {
      return t("Your account");
    },
    needs: "self:manage",
  },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  return (
    <Page>
      <PageHeader title={t("Settings")}>
        <SettingsTabs tabs={TABS.filter((tab) => can(actor, tab.needs))} />
      </PageHeader>
      {children}
    </Page>
  );
}
