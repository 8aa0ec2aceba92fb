import Link from "next/link";
import { CopyField } from "@/components/people/copy-field";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { t } from "@/lib/language";

/** How a form gets to people: its own page, or a part of a page of the website. */
export function EmbedCard({
  address,
  title,
  sites,
}: {
  address: string;
  title: string;
  sites: readonly string[];
}) {
  const { origin, pathname } = new URL(address);
  const slug = pathname.split("/").at(-1) ?? "";
  const name = title.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return (
    <Card title={t("Use it")}>
      <div className="flex flex-col gap-4">
        <CopyField label={t("Page of its own")} value={address} />
        <CopyField
          label={t("On your website, as high as it needs")}
          value={`<script async src="${origin}/form.js" data-form="${slug}"></script>`}
        />
        <CopyField
          label={t("On your website, without a script")}
          value={`<iframe src="${address}?embed=light" title="${name}" style="width:100%;height:40rem;border:0"></iframe>`}
        />
        {sites.length === 0 ? (
          <Notice title={t("No website may show it yet")}>
            {t("Name your websites in")}{" "}
            <Link href="/settings/tracking" className="link">
              {t("Settings, Websites")}
            </Link>
            {t(": no others can embed your forms.")}
          </Notice>
        ) : (
          <p className="text-ink-muted text-xs">
            {t("It can stand on")} {sites.join(", ")}.
          </p>
        )}
      </div>
    </Card>
  );
}
