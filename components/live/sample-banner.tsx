import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { sampleTexts as texts } from "@/components/start/sample-texts";

/** Says above every page that what it shows is made up. */
export function SampleBanner({ mayRemove }: { mayRemove: boolean }) {
  return (
    <aside
      aria-label={texts.banner}
      className="flex flex-wrap items-center gap-x-2 border-warn/30 border-b bg-warn-soft px-4 py-1 text-warn-ink text-xs"
    >
      <FlaskConical aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="font-medium">{texts.banner}</span>
      <span>{texts.bannerMeans}</span>
      {mayRemove ? (
        <Link href="/start#sample" prefetch={false} className="link">
          {texts.bannerRemove}
        </Link>
      ) : null}
    </aside>
  );
}
