"use client";

import { Bookmark, Check, Pencil, Plus, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import type { SavedView, ViewPlace } from "@/lib/views/schema";
import { permalinkOf } from "@/lib/views/schema/addresses";
import { viewTexts as texts } from "./view-texts";

const ViewDialog = later(async () => (await import("./view-dialog")).default);

/** Saved views of a page, and the way to save what it shows now. */
export function ViewsMenu({
  place,
  search,
  views,
  viewerId,
  mayShare,
}: {
  place: ViewPlace;
  /** What the page shows now, as the page writes it. */
  search: string;
  views: readonly SavedView[];
  viewerId: string;
  mayShare: boolean;
}) {
  const [asked, setAsked] = useState<"new" | SavedView | null>(null);
  const isShown = (view: SavedView) => view.lost.length === 0 && view.search === search;
  const shown = views.find(isShown);
  // Where the page was changed since, the view that it began with can be given what it shows now.
  const [lastId, setLastId] = useState(shown?.id);
  if (shown && shown.id !== lastId) setLastId(shown.id);
  const begun = shown ?? views.find(({ id, lost }) => id === lastId && lost.length === 0);
  const changeable = begun?.mayChange ? begun : undefined;
  const entryOf = (view: SavedView): MenuEntry => ({
    id: view.id,
    label: view.name,
    // A broken one says on its own page what is wrong with it.
    href: view.lost.length > 0 ? permalinkOf(view) : view.address,
    ...describe(view, isShown(view), viewerId),
  });
  const mine = views.filter(({ ownerId }) => ownerId === viewerId);
  const others = views.filter(({ ownerId }) => ownerId !== viewerId);
  const groups = [
    { id: "mine", title: texts.yours, entries: mine.map(entryOf) },
    { id: "others", title: texts.shared, entries: others.map(entryOf) },
    {
      id: "actions",
      entries: [
        ...(changeable
          ? [
              {
                id: "change",
                label: shown ? texts.change(shown.name) : texts.update(changeable.name),
                icon: <Pencil aria-hidden="true" />,
                onAction: () => setAsked(changeable),
              },
            ]
          : []),
        {
          id: "save",
          label: texts.save,
          icon: <Plus aria-hidden="true" />,
          onAction: () => setAsked("new"),
        },
      ],
    },
  ].filter(({ entries }) => entries.length > 0);
  return (
    <>
      <Menu
        label={texts.menu}
        placement="bottom end"
        trigger={
          <Button
            icon={<Bookmark aria-hidden="true" className="max-sm:hidden" />}
            aria-label={shown ? `${texts.menu}: ${shown.name}` : texts.menu}
          >
            <span className="max-w-40 truncate">{shown?.name ?? texts.views}</span>
          </Button>
        }
        groups={groups}
      />
      {asked === null ? null : (
        <ViewDialog
          shown={{ place, search }}
          view={asked === "new" ? null : asked}
          mayShare={mayShare}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

function describe(view: SavedView, isShown: boolean, viewerId: string) {
  if (view.lost.length > 0) {
    return { description: texts.broken, icon: <TriangleAlert aria-hidden="true" /> };
  }
  if (isShown) return { description: texts.now, icon: <Check aria-hidden="true" /> };
  return view.ownerId === viewerId ? {} : { description: texts.by(view.ownerName) };
}
