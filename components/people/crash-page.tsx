"use client";

import { PlainPage } from "@/components/people/plain-page";
import { buttonClass } from "@/components/ui/button-styles";
import { t } from "@/lib/language";

/** Says that something failed, with the code under which the server logged it. */
export function CrashPage({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  return (
    <PlainPage
      title={t("Something went wrong")}
      action={
        <>
          {/* What failed may be a control of ours; and every page has this one with it. */}
          <button type="button" className={buttonClass("primary")} onClick={retry}>
            {t("Try again")}
          </button>
          {/* A plain link: it loads everything anew. */}
          <a href="/" className={buttonClass()}>
            {t("Go to the start page")}
          </a>
        </>
      }
    >
      {t(
        "The page could not be shown. What was saved is safe. Try again; if you are offline, wait until you are connected.",
      )}
      {digest ? (
        <>
          {" "}
          {t("If it happens again, tell your admin this code:")} <code>{digest}</code>
        </>
      ) : null}
    </PlainPage>
  );
}
