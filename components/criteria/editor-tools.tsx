"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { KnownValues } from "@/lib/criteria/schema";
import type { Names } from "@/lib/engine/conditions/contract";

/** What every field of the editor may need, whatever its depth. */
export interface EditorTools {
  names: Names;
  known: KnownValues;
  /** What is wrong at a path such as "fit.0.label", once the user asked for it. */
  problemAt(path: string): string | undefined;
  /** The first thing that is wrong at a path or below it. */
  problemWithin(path: string): string | undefined;
}

const Context = createContext<EditorTools | null>(null);

export function EditorToolsProvider({
  tools,
  children,
}: {
  tools: EditorTools;
  children: ReactNode;
}) {
  return <Context value={tools}>{children}</Context>;
}

export function useEditorTools(): EditorTools {
  const tools = useContext(Context);
  if (!tools) throw new Error("Criteria fields stand inside EditorToolsProvider.");
  return tools;
}
