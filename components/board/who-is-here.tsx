"use client";

import { usePresence } from "@/components/live/live-provider";
import { Avatar } from "@/components/ui/avatar";
import { boardTexts } from "./texts";

/** So many faces have room. */
const MOST = 4;

/** The others who have a page open right now. */
export function WhoIsHere({ viewerId }: { viewerId: string }) {
  const others = usePresence().filter(({ id }) => id !== viewerId);
  if (others.length === 0) return null;
  const shown = others.slice(0, MOST);
  const names = others.map(({ name }) => name).join(", ");
  return (
    <div
      role="img"
      title={boardTexts.alsoHere(names)}
      aria-label={boardTexts.alsoHere(names)}
      className="flex items-center -space-x-1"
    >
      {shown.map(({ id, name }) => (
        <Avatar key={id} name={name} size="sm" isDecorative className="ring-2 ring-canvas" />
      ))}
      {others.length > MOST ? (
        <span aria-hidden="true" className="tabular pl-2 text-2xs text-ink-muted">
          {boardTexts.moreHere(others.length - MOST)}
        </span>
      ) : null}
    </div>
  );
}
