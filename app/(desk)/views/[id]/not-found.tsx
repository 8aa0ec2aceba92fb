"use client";

import { PlainPage } from "@/components/people/plain-page";
import { LinkButton } from "@/components/ui/link-button";
import { t } from "@/lib/language";

export default function ViewNotFound() {
  return (
    <PlainPage
      title={t("This view is not there")}
      action={<LinkButton href="/reports">{t("All reports")}</LinkButton>}
    >
      {t(
        "Whoever saved it may have deleted it or does not share it any more, or the link is not complete.",
      )}
    </PlainPage>
  );
}
