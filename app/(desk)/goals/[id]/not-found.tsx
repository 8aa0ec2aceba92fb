"use client";

import { PlainPage } from "@/components/people/plain-page";
import { LinkButton } from "@/components/ui/link-button";
import { t } from "@/lib/language";

export default function GoalNotFound() {
  return (
    <PlainPage
      title={t("This goal is not there")}
      action={<LinkButton href="/alerts">{t("Alerts and goals")}</LinkButton>}
    >
      {t("It may have been deleted, or the link is not complete. Alerts that it raised are kept.")}
    </PlainPage>
  );
}
