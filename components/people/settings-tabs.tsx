"use client";

import { usePathname } from "next/navigation";
import { TabLinks } from "@/components/ui/tab-links";
import { t } from "@/lib/language";

/** The pages of the settings; which there are is decided by the server. */
export function SettingsTabs({ tabs }: { tabs: readonly { href: string; label: string }[] }) {
  const path = usePathname();
  return (
    <TabLinks
      label={t("Settings")}
      links={tabs.map((tab) => ({ ...tab, isCurrent: path.startsWith(tab.href) }))}
    />
  );
}
