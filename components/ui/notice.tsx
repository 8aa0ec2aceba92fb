import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface NoticeProps {
  title?: string;
  children?: ReactNode;
  tone?: "info" | "good" | "warn" | "bad";
  action?: ReactNode;
  className?: string;
}

const tones = {
  info: { look: "border-info/30 bg-info-soft text-info-ink", Icon: Info },
  good: { look: "border-good/30 bg-good-soft text-good-ink", Icon: CircleCheck },
  warn: { look: "border-warn/30 bg-warn-soft text-warn-ink", Icon: TriangleAlert },
  bad: { look: "border-bad/30 bg-bad-soft text-bad-ink", Icon: CircleAlert },
};

/** Something to know on this page, standing in it. For news in passing use a toast. */
export function Notice({ title, children, tone = "info", action, className }: NoticeProps) {
  const { look, Icon } = tones[tone];
  return (
    <div
      className={cn("flex items-start gap-2 rounded-md border px-3 py-2 text-sm", look, className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {/* Buttons stand below words that would get too little room beside them. */}
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-2">
        <div className="min-w-0 flex-1 basis-56">
          {title ? <p className="font-medium">{title}</p> : null}
          {children ? <div className="text-ink">{children}</div> : null}
        </div>
        {action}
      </div>
    </div>
  );
}
