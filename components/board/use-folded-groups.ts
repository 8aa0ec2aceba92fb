import { useCallback, useState } from "react";
import type { Stage } from "@/lib/engine/stages";

type Folded = Readonly<Partial<Record<Stage, ReadonlySet<string>>>>;

const NONE: ReadonlySet<string> = new Set();

/** Which groups show only their heads, each in its own column, until the page is left. */
export function useFoldedGroups() {
  const [folded, setFolded] = useState<Folded>({});
  const onFold = useCallback((stage: Stage, key: string) => {
    setFolded((old) => {
      const next = new Set(old[stage]);
      if (!next.delete(key)) next.add(key);
      return { ...old, [stage]: next };
    });
  }, []);
  return { foldedIn: (stage: Stage) => folded[stage] ?? NONE, onFold };
}
