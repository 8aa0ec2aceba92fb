"use client";

import { PlainPage } from "@/components/people/plain-page";
import { LinkButton } from "@/components/ui/link-button";
import { t } from "@/lib/language";

export default function Forbidden() {
  return (
    <PlainPage
      title={t("Not for your role")}
      action={<LinkButton href="/">{t("Go to the start page")}</LinkButton>}
    >
      {t("Your role does not include this page. Ask an admin of your workspace if you need it.")}
    </PlainPage>
  );
}
