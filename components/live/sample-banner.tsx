import { FlaskConical } from "lucide-react";
import { sampleTexts as texts } from "@/components/start/sample-texts";

/** Says above every page that what it shows is made up. */
export function SampleBanner({ mayRemove }: { mayRemove: boolean }) {
  return (
    <div
      role="note"
      aria-label={texts.banner}
      data-sample-head=""
      className="flex h-(--sample-head) items-center gap-x-2 whitespace-nowrap border-warn/30 border-b bg-warn-soft px-4 text-warn-ink text-xs"
    >
      <FlaskConical aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="font-medium">{texts.banner}</span>
      <span className="min-w-0 truncate max-sm:sr-only">{texts.bannerMeans}</span>
      {mayRemove ? (
        <a href="/start#sample" className="link ml-auto">
          {texts.bannerRemove}
        </a>
      ) : null}
    </div>
  );
}
