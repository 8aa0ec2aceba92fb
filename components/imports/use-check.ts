import { useEffect, useRef, useState } from "react";
import { type ImportCounts, NO_COUNTS } from "@/lib/imports/schema";
import type { Mapping } from "@/lib/imports/schema/mapping";
import type { CheckLine, CheckResult } from "@/lib/imports/schema/views";
import { postJson, readLines } from "./http";

export type CheckState =
  | { kind: "none" }
  | { kind: "running"; readBytes: number; fileBytes: number; counts: ImportCounts }
  | { kind: "done"; result: CheckResult }
  | { kind: "refused"; message: string };

/** Checks a file by a mapping. A new check, or leaving the page, ends the one before. */
export function useCheck(id: string) {
  const [state, setState] = useState<CheckState>({ kind: "none" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function check(mapping: Mapping): Promise<void> {
    running.current?.abort();
    const current = new AbortController();
    running.current = current;
    setState({ kind: "running", readBytes: 0, fileBytes: 1, counts: NO_COUNTS });
    const url = `/api/imports/${id}/check`;
    const failure = await readLines<CheckLine>(
      url,
      postJson({ mapping }, current.signal),
      (line) => {
        if (current.signal.aborted) return;
        setState(line.kind === "progress" ? { ...line, kind: "running" } : line);
      },
    );
    if (failure && !current.signal.aborted) setState({ kind: "refused", message: failure.message });
  }

  function forget(): void {
    running.current?.abort();
    setState({ kind: "none" });
  }

  return { state, check, forget };
}
