import type { ReadDb } from "@/db/handles";
import { newestSeq } from "@/db/newest-entry";
import { updateLeads, withoutUnused } from "@/lib/engine/replay/build";
import { ColumnsBuilder } from "@/lib/engine/replay/builder";
import { type Columns, leadCount } from "@/lib/engine/replay/columns";
import { decodeColumns, encodeColumns } from "@/lib/engine/replay/encode";
import { leadsChangedAfter } from "./changes";
import { KeptFile, type Known, type Origin } from "./kept-file";
import { assertFits, memoryLimit, sizeOf } from "./memory";
import { countHistory, readAllRecords, readRecords } from "./records";
import type { SnapshotFormat } from "./snapshot";

/** When more than one in so many leads has changed, reading all of them anew is no slower. */
const ONE_IN = 4;
/** Fewer are always read by themselves. */
const FEW = 1000;
/** How the history is kept in its file. */
export const HISTORY_FORMAT: SnapshotFormat<Columns> = {
  magic: 0x464f4448,
  encode: encodeColumns,
  decode: decodeColumns,
};

/**
 * All leads in columns, as of the newest change that it was brought up to. With a file they are
 * read from there when it tells of this database, and kept there for the next start.
 */
export class History {
  origin: Origin | null = null;
  private known: Known<Columns> | null = null;
  private readonly file: KeptFile<Columns>;

  constructor(
    private readonly db: ReadDb,
    file: string | null = null,
    private readonly limit = memoryLimit(),
  ) {
    this.file = new KeptFile(db, file, HISTORY_FORMAT, "history of leads");
  }

  /** What `current` gave last; null before. */
  get latest(): Columns | null {
    return this.known?.columns ?? null;
  }

  /**
   * The columns as of now: read whole the first time, then by what changed. The same object while
   * no lead's history did; else those given before are no longer to be used. While they are being
   * written to the file they stand still. Throws `TooMuchHistory` when they do not fit.
   */
  async current(): Promise<Columns> {
    if (this.file.isWriting && this.known) return this.known.columns;
    const newest = await newestSeq(this.db);
    let known = this.known ?? (await this.fromFile());
    if (known?.seq !== newest) {
      const columns =
        known && known.seq < newest ? await this.followed(known) : await this.readAll();
      known = { columns, seq: newest };
    }
    this.known = known;
    assertFits(sizeOf(known.columns), this.limit);
    return known.columns;
  }

  /** Brings the file up to what is known, if it is time to; `now` whenever it is behind. */
  keep(when: "due" | "now" = "due"): Promise<void> {
    return this.file.keep(
      when,
      () => this.known && { ...this.known, columns: withoutUnused(this.known.columns) },
    );
  }

  private async fromFile(): Promise<Known<Columns> | null> {
    const kept = await this.file.read(this.limit);
    if (kept) this.origin = kept.origin;
    return kept;
  }

  private async followed(known: Known<Columns>): Promise<Columns> {
    const { columns } = known;
    const most = Math.max(FEW, leadCount(columns) / ONE_IN);
    const changed = await leadsChangedAfter(this.db, known.seq, most);
    if (changed === null) return this.readAll();
    if (changed.size === 0) return columns;
    const records = await readRecords(this.db, [...changed]);
    const found = new Set(records.map(({ id }) => id));
    const gone = [...changed].filter((id) => !found.has(id));
    const updated = updateLeads(columns, records, gone);
    if (updated === columns) return columns;
    if (gone.length === 0) {
      this.file.isBehind("a little");
      return updated;
    }
    // What was known of somebody who was deleted must not stay, in the file or in dictionaries.
    this.file.isBehind("anew");
    return withoutUnused(updated);
  }

  private async readAll(): Promise<Columns> {
    const start = performance.now();
    this.known = null;
    assertFits(await countHistory(this.db), this.limit);
    const builder = new ColumnsBuilder();
    for await (const page of readAllRecords(this.db))
      for (const record of page) builder.add(record);
    const columns = builder.finish();
    this.origin = { from: "database", ms: performance.now() - start };
    this.file.isBehind("anew");
    return columns;
  }
}
