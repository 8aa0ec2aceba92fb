"use client";

import { PlainPage } from "@/components/people/plain-page";
import { LinkButton } from "@/components/ui/link-button";
import { t } from "@/lib/language";

export default function VersionNotFound() {
  return (
    <PlainPage
      title={t("These criteria are not there")}
      action={<LinkButton href="/criteria">{t("All versions")}</LinkButton>}
    >
      {t("Drafts can be deleted. What was in force once stays: look among all versions.")}
    </PlainPage>
  );
}
