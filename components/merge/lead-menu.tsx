"use client";

import { Download, Ellipsis, Merge, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useDesk } from "@/components/lead/desk-context";
import { later } from "@/components/shell/later";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { mergeTexts as texts } from "./texts";

const DeleteDialog = later(async () => (await import("./delete-dialog")).DeleteDialog);
const MergeDialog = later(async () => (await import("./merge-dialog")).MergeDialog);

export interface LeadMenuProps {
  lead: { id: string; name: string; email: string | null; version: number };
  onChanged: () => void;
}

/** What is rarely done with a lead: merge it, delete it. */
export function LeadMenu({ lead, onChanged }: LeadMenuProps) {
  const { can } = useDesk();
  const router = useRouter();
  const [open, setOpen] = useState<"merge" | "delete" | null>(null);
  if (!can("lead:merge")) return null;
  const close = () => setOpen(null);
  const merge = {
    id: "merge",
    label: texts.open,
    icon: <Merge aria-hidden="true" />,
    onAction: () => setOpen("merge"),
  };
  const take = {
    id: "take",
    label: texts.takeAlong,
    icon: <Download aria-hidden="true" />,
    // A file, not a page: the router has nothing to do with it.
    onAction: () => window.location.assign(`/api/leads/${lead.id}/export`),
  };
  const remove = {
    id: "delete",
    label: texts.remove,
    icon: <Trash2 aria-hidden="true" />,
    tone: "danger" as const,
    onAction: () => setOpen("delete"),
  };
  return (
    <>
      <Menu
        label={texts.menu}
        placement="bottom end"
        trigger={
          <IconButton
            variant="secondary"
            label={texts.menu}
            icon={<Ellipsis aria-hidden="true" />}
          />
        }
        groups={[
          { id: "merge", entries: [merge] },
          ...(can("lead:export") ? [{ id: "take", entries: [take] }] : []),
          ...(can("lead:delete") ? [{ id: "delete", entries: [remove] }] : []),
        ]}
      />
      {open === "merge" ? (
        <MergeDialog
          lead={lead}
          onClose={close}
          onMerged={(id) => {
            if (id === lead.id) onChanged();
            else router.push(`/leads/${id}`);
          }}
        />
      ) : null}
      {open === "delete" ? (
        <DeleteDialog
          lead={lead}
          onClose={close}
          onDeleted={() => router.replace("/leads")}
          onRefused={onChanged}
        />
      ) : null}
    </>
  );
}
