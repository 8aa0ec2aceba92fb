"use client";

import { PlainPage } from "@/components/people/plain-page";
import { LinkButton } from "@/components/ui/link-button";
import { t } from "@/lib/language";

export default function NotFound() {
  return (
    <PlainPage
      title={t("Not found")}
      action={<LinkButton href="/">{t("Go to the start page")}</LinkButton>}
    >
      {t(
        "There is nothing at this address. It may have been removed, or the link is not complete.",
      )}
    </PlainPage>
  );
}
