import { useMemo } from "react";
import type { KnownValues } from "@/lib/criteria/schema";
import { type Condition, conditionProblems } from "@/lib/engine/conditions";
import type { Names } from "@/lib/engine/conditions/contract";
import type { EditorTools } from "../editor-tools";

interface Edited {
  condition: Condition;
  /** The path of the whole condition. */
  at: string;
  names: Names;
  known: KnownValues;
  /** From the first attempt to apply it. */
  showsProblems: boolean;
}

/** What the fields of one condition need, and whether everything in it can be asked. */
export function useConditionTools({ condition, at, names, known, showsProblems }: Edited): {
  tools: EditorTools;
  isSound: boolean;
} {
  const problems = useMemo(() => {
    const found = conditionProblems(condition, [at], names);
    return new Map(found.map(({ path, message }) => [path.join("."), message]));
  }, [condition, at, names]);
  const tools = useMemo(() => {
    const shown: ReadonlyMap<string, string> = showsProblems ? problems : new Map();
    return {
      names,
      known,
      problemAt: (path: string) => shown.get(path),
      problemWithin: (path: string) => [...shown].find(([place]) => place.startsWith(path))?.[1],
    };
  }, [names, known, problems, showsProblems]);
  return { tools, isSound: problems.size === 0 };
}
