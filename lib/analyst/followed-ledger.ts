import type { ReadDb } from "@/db/handles";
import { newestSeq } from "@/db/newest-entry";
import type { Won } from "@/lib/engine/ledger/attributed";
import { decodeLedger, encodeLedger } from "@/lib/engine/ledger/encode";
import { Ledger } from "@/lib/engine/ledger/ledger";
import { readWon } from "@/lib/reports/store/attributed";
import { readMasksAfter } from "@/lib/segments/store";
import { leadsChangedAfter, segmentsChangedAfter } from "./changes";
import { KeptFile, type Known, type Origin } from "./kept-file";
import { readAllLedgerLeads, readLedgerLeads } from "./ledger-records";
import type { SnapshotFormat } from "./snapshot";

/** When more than one in so many leads has changed, reading all of them anew is no slower. */
const ONE_IN = 4;
/** Fewer are always read by themselves. */
const FEW = 1000;

/** Leads per read of what segments they are in. */
const MASKS = 20_000;

/** How the ledger is kept in its file. */
export const LEDGER_FORMAT: SnapshotFormat<Ledger> = {
  magic: 0x464f444c,
  encode: encodeLedger,
  decode: decodeLedger,
};

/**
 * The ledger of all leads, as of the newest change that it was brought up to. With a file it is read
 * from there when that tells of this database, and kept there for the next start.
 */
export class FollowedLedger {
  origin: Origin | null = null;
  private known: Known<Ledger> | null = null;
  private readonly file: KeptFile<Ledger>;
  /** As of an entry of the audit log. */
  private wins: { currency: string; seq: number; byPlace: ReadonlyMap<number, Won> } | null = null;

  constructor(
    private readonly db: ReadDb,
    file: string | null = null,
  ) {
    this.file = new KeptFile(db, file, LEDGER_FORMAT, "ledger of reports");
  }

  /** The ledger as of now: read whole the first time, then by what changed. */
  async current(): Promise<Ledger> {
    const newest = await newestSeq(this.db);
    const known = this.known ?? (await this.fromFile());
    if (known?.seq === newest) return known.columns;
    const isBehind = known !== null && known.seq < newest;
    const columns = (isBehind && (await this.followed(known))) || (await this.readAll());
    this.known = { columns, seq: newest };
    return columns;
  }

  /**
   * Brings the file up to what is known, if it is time to; `now` whenever it is behind. Nothing may be
   * asked meanwhile.
   */
  keep(when: "due" | "now" = "due"): Promise<void> {
    return this.file.keep(when, () => this.known);
  }

  private async fromFile(): Promise<Known<Ledger> | null> {
    const kept = await this.file.read();
    if (!kept) return null;
    this.origin = kept.origin;
    this.known = kept;
    return kept;
  }

  /** What leads have won in a currency, by their places in what `current` gave last. */
  async won(currency: string): Promise<ReadonlyMap<number, Won>> {
    const { known, wins } = this;
    if (!known) return new Map();
    if (wins?.currency === currency && wins.seq === known.seq) return wins.byPlace;
    const byPlace = new Map<number, Won>();
    for (const [id, won] of await readWon(this.db, currency)) {
      const place = known.columns.placeOf(id);
      if (place !== undefined) byPlace.set(place, won);
    }
    this.wins = { currency, seq: known.seq, byPlace };
    return byPlace;
  }

  private async followed({ columns: ledger, seq }: Known<Ledger>): Promise<Ledger | null> {
    const most = Math.max(FEW, ledger.leads.length / ONE_IN);
    const changed = await leadsChangedAfter(this.db, seq, most, "counts");
    if (changed === null) return null;
    if (await segmentsChangedAfter(this.db, seq)) await this.readMasks(ledger);
    if (changed.size === 0) return ledger;
    const gone = new Set(changed);
    for (const lead of await readLedgerLeads(this.db, [...changed])) {
      ledger.put(lead);
      gone.delete(lead.id);
    }
    for (const id of gone) ledger.remove(id);
    // What was known of somebody who was deleted must not stay, in words or in the file.
    if (gone.size > 0) ledger.forget();
    this.file.isBehind(gone.size > 0 ? "anew" : "a little");
    return ledger;
  }

  /** A sweep names no leads: they may be all. */
  private async readMasks(ledger: Ledger): Promise<void> {
    let after: string | undefined = "";
    while (after !== undefined) {
      const page = await readMasksAfter(this.db, after, MASKS);
      for (const { id, segments } of page) ledger.putInSegments(id, segments);
      after = page.length < MASKS ? undefined : page.at(-1)?.id;
    }
    this.file.isBehind("a little");
  }

  private async readAll(): Promise<Ledger> {
    const start = performance.now();
    this.known = null;
    const ledger = new Ledger();
    for await (const page of readAllLedgerLeads(this.db)) for (const lead of page) ledger.put(lead);
    this.origin = { from: "database", ms: performance.now() - start };
    this.file.isBehind("anew");
    return ledger;
  }
}
