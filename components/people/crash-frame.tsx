"use client";

import { type ComponentType, useEffect, useState } from "react";
import { whenIdle } from "@/components/ui/when-idle";
import { t } from "@/lib/language";

interface CrashProps {
  digest: string | undefined;
  retry: () => void;
}

const load = async () => (await import("./crash-page")).CrashPage;

// At hand before anything fails, also without a connection.
whenIdle(async () => void (await load()));

/** Every page has to be able to say that it failed, and hardly ever does. */
export function CrashFrame(props: CrashProps) {
  const [Page, setPage] = useState<ComponentType<CrashProps>>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    load().then(
      (part) => setPage(() => part),
      () => setMissing(true),
    );
  }, []);
  if (Page) return <Page {...props} />;
  if (!isMissing) return null;
  return (
    <p role="alert" className="p-6">
      {t("Something went wrong, and there is no connection.")}{" "}
      <button type="button" className="link" onClick={props.retry}>
        {t("Try again")}
      </button>
    </p>
  );
}
