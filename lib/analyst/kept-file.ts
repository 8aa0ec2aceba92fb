import type { ReadDb } from "@/db/handles";
import { log } from "@/lib/operations/log";
import { markAt } from "./mark";
import { readSnapshot, type SnapshotFormat, snapshotBytes, writeSnapshot } from "./snapshot";

/** A file that is no older saves little of a start. */
const FILE_AGE_MS = 10 * 60_000;

/** Columns as of an entry of the audit log. */
export interface Known<C> {
  columns: C;
  seq: number;
}

/** Where columns came from, for those who look after the server. */
export interface Origin {
  from: "file" | "database";
  /** Milliseconds that it took. */
  ms: number;
}

/** Keeps columns in a file from one start to the next; without a file, nowhere. */
export class KeptFile<C> {
  /** When the file should be written next (epoch ms); null while it says all that is known. */
  private due: number | null = null;
  private writing: Promise<void> | null = null;

  /** `what` is in it, for the log. */
  constructor(
    private readonly db: ReadDb,
    private readonly file: string | null,
    private readonly format: SnapshotFormat<C>,
    private readonly what: string,
  ) {}

  /** Meanwhile the columns must stand still. */
  get isWriting(): boolean {
    return this.writing !== null;
  }

  /** What the file holds of this database; null where there is no such file, or one larger than `most` bytes. */
  async read(most = Number.POSITIVE_INFINITY): Promise<(Known<C> & { origin: Origin }) | null> {
    const { file, format } = this;
    const bytes = file ? await snapshotBytes(file) : 0;
    if (!file || bytes === 0 || bytes > most) return null;
    const start = performance.now();
    try {
      const { columns, seq, mark } = readSnapshot(file, format);
      if (!(await markAt(this.db, seq)).every((byte, i) => byte === mark[i])) {
        throw new Error(
          "it tells of another database, of one before it was restored, or of an older version",
        );
      }
      return { columns, seq, origin: { from: "file", ms: performance.now() - start } };
    } catch (error) {
      const why = (error as Error).message;
      log.warn({ file, why }, `the kept ${this.what} is of no use and is made anew`);
      return null;
    }
  }

  /** The columns are others now than the file says: in time, or at once. */
  isBehind(how: "a little" | "anew"): void {
    const ms = how === "anew" ? 0 : FILE_AGE_MS;
    this.due = Math.min(this.due ?? Number.POSITIVE_INFINITY, Date.now() + ms);
  }

  /** Brings the file up to what is known, if it is time to; `now` whenever it is behind. */
  async keep(when: "due" | "now", known: () => Known<C> | null): Promise<void> {
    if (when === "now" && this.writing) await this.writing;
    if (this.due === null || this.writing) return;
    if (when === "due" && this.due > Date.now()) return;
    this.writing = this.write(known()).finally(() => {
      this.writing = null;
    });
    await this.writing;
  }

  private async write(known: Known<C> | null): Promise<void> {
    const { file, format } = this;
    if (!file || !known) return;
    this.due = null;
    try {
      const { seq, columns } = known;
      await writeSnapshot(file, format, { columns, seq, mark: await markAt(this.db, seq) });
    } catch (error) {
      this.isBehind("a little");
      log.warn({ err: error, file }, `the ${this.what} could not be kept in a file`);
    }
  }
}
