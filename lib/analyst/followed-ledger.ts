import type { ReadDb } from "@/db/handles";
import { newestSeq } from "@/db/newest-entry";
import type { Won } from "@/lib/engine/ledger/attributed";
import { Ledger } from "@/lib/engine/ledger/ledger";
import { readWon } from "@/lib/reports/store/attributed";
import { leadsChangedAfter } from "./changes";
import type { Origin } from "./history";
import { readAllLedgerLeads, readLedgerLeads } from "./ledger-records";

/** When more than one in so many leads has changed, reading all of them anew is no slower. */
const ONE_IN = 4;
/** Fewer are always read by themselves. */
const FEW = 1000;

/** The ledger of all leads, as of the newest change that it was brought up to. */
export class FollowedLedger {
  origin: Origin | null = null;
  private known: { ledger: Ledger; seq: number } | null = null;
  /** As of an entry of the audit log. */
  private wins: { currency: string; seq: number; byPlace: ReadonlyMap<number, Won> } | null = null;

  constructor(private readonly db: ReadDb) {}

  /** The ledger as of now: read whole the first time, then by what changed. */
  async current(): Promise<Ledger> {
    const { db, known } = this;
    const newest = await newestSeq(db);
    if (known?.seq === newest) return known.ledger;
    const isBehind = known !== null && known.seq < newest;
    const ledger = (isBehind && (await this.followed(known))) || (await this.readAll());
    this.known = { ledger, seq: newest };
    return ledger;
  }

  /** What leads have won in a currency, by their places in what `current` gave last. */
  async won(currency: string): Promise<ReadonlyMap<number, Won>> {
    const { known, wins } = this;
    if (!known) return new Map();
    if (wins?.currency === currency && wins.seq === known.seq) return wins.byPlace;
    const byPlace = new Map<number, Won>();
    for (const [id, won] of await readWon(this.db, currency)) {
      const place = known.ledger.placeOf(id);
      if (place !== undefined) byPlace.set(place, won);
    }
    this.wins = { currency, seq: known.seq, byPlace };
    return byPlace;
  }

  private async followed(known: { ledger: Ledger; seq: number }): Promise<Ledger | null> {
    const { ledger, seq } = known;
    const most = Math.max(FEW, ledger.leads.length / ONE_IN);
    const changed = await leadsChangedAfter(this.db, seq, most, "scores");
    if (changed === null) return null;
    const gone = new Set(changed);
    for (const lead of await readLedgerLeads(this.db, [...changed])) {
      ledger.put(lead);
      gone.delete(lead.id);
    }
    for (const id of gone) ledger.remove(id);
    if (gone.size > 0) ledger.forget();
    return ledger;
  }

  private async readAll(): Promise<Ledger> {
    const start = performance.now();
    this.known = null;
    const ledger = new Ledger();
    for await (const page of readAllLedgerLeads(this.db)) for (const lead of page) ledger.put(lead);
    this.origin = { from: "database", ms: performance.now() - start };
    return ledger;
  }
}
