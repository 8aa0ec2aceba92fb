import type { ReadDb } from "@/db/handles";
import { newestSeq } from "@/db/newest-entry";
import { readAuditAfter } from "@/lib/audit/store";
import { buildColumns, updateLeads } from "@/lib/engine/replay/build";
import type { Columns, LeadRecord } from "@/lib/engine/replay/columns";
import { readAllRecords, readRecords } from "./records";

/** More changes than this at once are cheaper to read as a whole. */
const MOST_ENTRIES = 5000;

/** All leads in columns, as of the newest change that it was brought up to. */
export class History {
  private columns: Columns | null = null;
  private seq = 0;

  constructor(private readonly db: ReadDb) {}

  /** Reads what changed since the last call; everything the first time and after an import. */
  async current(): Promise<Columns> {
    const newest = await newestSeq(this.db);
    if (this.columns && newest === this.seq) return this.columns;
    this.columns = await this.upTo(this.columns, newest);
    this.seq = newest;
    return this.columns;
  }

  private async upTo(columns: Columns | null, newest: number): Promise<Columns> {
    if (!columns || newest < this.seq) return this.readAll();
    // An import tells of itself, not of each lead whose activities it brought.
    const entries = await readAuditAfter(this.db, this.seq, ["lead", "import"], MOST_ENTRIES + 1);
    if (entries.length > MOST_ENTRIES || entries.some(({ action }) => action === "import.batch")) {
      return this.readAll();
    }
    const changed = entries.filter(({ entity }) => entity === "lead");
    const ids = [...new Set(changed.map(({ entityId }) => entityId))];
    const records = await readRecords(this.db, ids);
    const found = new Set(records.map(({ id }) => id));
    const gone = ids.filter((id) => !found.has(id));
    return updateLeads(columns, records, gone);
  }

  private async readAll(): Promise<Columns> {
    const records: LeadRecord[] = [];
    for await (const page of readAllRecords(this.db)) records.push(...page);
    return buildColumns(records);
  }
}
