import { Stat } from "@/components/ui/stat";
import { numberText } from "@/lib/format";
import type { ImportCounts } from "@/lib/imports/schema";

/** What became of the rows, or would. */
export function Counts({ counts }: { counts: ImportCounts }) {
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
      <Stat label="Rows" value={numberText(counts.rows)} />
      <Stat label="New" value={numberText(counts.created)} />
      <Stat label="Updated" value={numberText(counts.updated)} />
      <Stat label="Unchanged" value={numberText(counts.unchanged)} />
      <Stat label="Repaired" value={numberText(counts.repaired)} sub="of those taken" />
      <Stat label="Refused" value={numberText(counts.failed)} />
    </div>
  );
}
