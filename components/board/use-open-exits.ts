import { useCallback, useState } from "react";
import { EXIT_STAGES, type Stage } from "@/lib/engine/stages";

const KEY = "board.openExits";

function remembered(): Stage[] {
  try {
    const names = (localStorage.getItem(KEY) ?? "").split(",");
    return EXIT_STAGES.filter((stage) => names.includes(stage));
  } catch {
    return [];
  }
}

/** Which exit columns show their cards, remembered by this browser. */
export function useOpenExits(): [readonly Stage[], (stage: Stage, isOpen: boolean) => void] {
  const [open, setOpen] = useState(remembered);
  const set = useCallback(
    (stage: Stage, isOpen: boolean) => {
      const next = isOpen ? [...open, stage] : open.filter((one) => one !== stage);
      setOpen(next);
      try {
        localStorage.setItem(KEY, next.join(","));
      } catch {
        // Storage may be shut off; it then holds for this page only.
      }
    },
    [open],
  );
  return [open, set];
}
