import { useState } from "react";
import type { Stage } from "@/lib/engine/stages";

/** Which groups show only their heads, each in its own column, until the page is left. */
export function useFoldedGroups() {
  const [folded, setFolded] = useState<readonly string[]>([]);
  return {
    in: (stage: Stage) => {
      const placeOf = (key: string) => `${stage} ${key}`;
      return {
        isFolded: (key: string) => folded.includes(placeOf(key)),
        onFold: (key: string) => {
          const place = placeOf(key);
          setFolded((old) =>
            old.includes(place) ? old.filter((one) => one !== place) : [...old, place],
          );
        },
      };
    },
  };
}
