"use client";

import { Dialog } from "@/components/ui/dialog";
import { KeyHint } from "@/components/ui/key-hint";
import { t } from "@/lib/language";
import { queueTexts } from "./texts";

const texts = queueTexts.keys;

const keys = () =>
  [
    ["J", texts.next],
    ["K", texts.previous],
    ["↵", texts.open],
    ["A", texts.accept],
    ["⇧A", texts.acceptNext],
    ["C", texts.call],
    ["E", texts.email],
    ["M", texts.meeting],
    ["Q", texts.qualify],
    ["R", texts.recycle],
    ["X", texts.disqualify],
    ["N", texts.note],
    ["D", texts.day],
    ["/", texts.search],
    ["?", texts.help],
    [t("Ctrl ↵"), texts.send],
    [t("Ctrl Z"), texts.undo],
    ["F6", texts.regions],
    ["Esc", texts.close],
  ] as const;

/** All keys of the queue. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="sm"
      title={texts.title}
      description={texts.about}
    >
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5">
        {keys().map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <KeyHint keys={key} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
