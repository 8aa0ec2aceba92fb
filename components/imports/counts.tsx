import { Stat } from "@/components/ui/stat";
import type { ImportCounts } from "@/lib/imports/schema";
import { count } from "./words";

/** What became of the rows, or would. */
export function Counts({ counts }: { counts: ImportCounts }) {
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
      <Stat label="Rows" value={count(counts.rows)} />
      <Stat label="New" value={count(counts.created)} />
      <Stat label="Updated" value={count(counts.updated)} />
      <Stat label="Unchanged" value={count(counts.unchanged)} />
      <Stat label="Repaired" value={count(counts.repaired)} sub="of those taken" />
      <Stat label="Refused" value={count(counts.failed)} />
    </div>
  );
}
