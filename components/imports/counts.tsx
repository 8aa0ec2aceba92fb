import { Stat } from "@/components/ui/stat";
import { numberText } from "@/lib/format";
import type { ImportCounts } from "@/lib/imports/schema";
import { t } from "@/lib/language";

/** What became of the rows, or would. */
export function Counts({ counts }: { counts: ImportCounts }) {
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
      <Stat label={t("Rows")} value={numberText(counts.rows)} />
      <Stat label={t("New")} value={numberText(counts.created)} />
      <Stat label={t("Updated")} value={numberText(counts.updated)} />
      <Stat label={t("Unchanged")} value={numberText(counts.unchanged)} />
      <Stat label={t("Repaired")} value={numberText(counts.repaired)} sub={t("of those taken")} />
      <Stat label={t("Refused")} value={numberText(counts.failed)} />
    </div>
  );
}
