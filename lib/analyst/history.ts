import type { ReadDb } from "@/db/handles";
import { newestSeq } from "@/db/newest-entry";
import { updateLeads, withoutUnused } from "@/lib/engine/replay/build";
import { ColumnsBuilder } from "@/lib/engine/replay/builder";
import { type Columns, leadCount } from "@/lib/engine/replay/columns";
import { log } from "@/lib/operations/log";
import { leadsChangedAfter } from "./changes";
import { markAt } from "./mark";
import { assertFits, memoryLimit, sizeOf } from "./memory";
import { countHistory, readAllRecords, readRecords } from "./records";
import { readSnapshot, snapshotBytes, writeSnapshot } from "./snapshot";

/** When more than one in so many leads has changed, reading all of them anew is no slower. */
const ONE_IN = 4;
/** Fewer are always read by themselves. */
const FEW = 1000;
/** A file that is no older saves little of a start. */
const FILE_AGE_MS = 10 * 60_000;

/** Where the columns came from, for those who look after the server. */
export interface Origin {
  from: "file" | "database";
  /** Milliseconds that it took. */
  ms: number;
}

/**
 * All leads in columns, as of the newest change that it was brought up to. With a file they are
 * read from there when it tells of this database, and kept there for the next start.
 */
export class History {
  origin: Origin | null = null;
  private known: { columns: Columns; seq: number } | null = null;
  /** When the file should be written next (epoch ms); null while it says all that is known. */
  private due: number | null = null;
  private writing: Promise<void> | null = null;

  constructor(
    private readonly db: ReadDb,
    private readonly file: string | null = null,
    private readonly limit = memoryLimit(),
  ) {}

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
    if (this.writing && this.known) return this.known.columns;
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
  async keep(when: "due" | "now" = "due"): Promise<void> {
    if (when === "now" && this.writing) await this.writing;
    if (this.due === null || this.writing) return;
    if (when === "due" && this.due > Date.now()) return;
    this.writing = this.write().finally(() => {
      this.writing = null;
    });
    await this.writing;
  }

  private async write(): Promise<void> {
    const { file, known } = this;
    if (!file || !known) return;
    this.due = null;
    try {
      const { seq } = known;
      const columns = withoutUnused(known.columns);
      await writeSnapshot(file, { columns, seq, mark: await markAt(this.db, seq) });
    } catch (error) {
      this.dueIn(FILE_AGE_MS);
      log.warn({ err: error, file }, "the history of leads could not be kept in a file");
    }
  }

  private dueIn(ms: number): void {
    this.due = Math.min(this.due ?? Number.POSITIVE_INFINITY, Date.now() + ms);
  }

  private async fromFile(): Promise<{ columns: Columns; seq: number } | null> {
    const { file } = this;
    const bytes = file ? await snapshotBytes(file) : 0;
    if (!file || bytes === 0 || bytes > this.limit) return null;
    const start = performance.now();
    try {
      const { columns, seq, mark } = readSnapshot(file);
      if (!(await markAt(this.db, seq)).every((byte, i) => byte === mark[i])) {
        throw new Error(
          "it tells of another database, of one before it was restored, or of an older version",
        );
      }
      this.origin = { from: "file", ms: performance.now() - start };
      return { columns, seq };
    } catch (error) {
      const why = (error as Error).message;
      log.warn({ file, why }, "the kept history of leads is of no use and is made anew");
      return null;
    }
  }

  private async followed(known: { columns: Columns; seq: number }): Promise<Columns> {
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
      this.dueIn(FILE_AGE_MS);
      return updated;
    }
    // What was known of somebody who was deleted must not stay, in the file or in dictionaries.
    this.dueIn(0);
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
    this.dueIn(0);
    return columns;
  }
}
