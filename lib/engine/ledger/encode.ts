import { decodeSections, encodeSections, jsonSection, readJson } from "../sections";
import { Ledger } from "./ledger";

/** The version is another one as soon as a column means something else, or a list of the engine. */
const FORMAT = { magic: 0x4c444748, version: 3 };

/** What there is beside the columns. */
interface Told {
  /** Of each table, what its columns are called. */
  format: string[][];
  lengths: number[];
  words: Record<string, (string | null)[]>;
  domains: (string | null)[];
}

const formatOf = (ledger: Ledger) => ledger.tables.map((table) => table.format);

/**
 * The ledger as bytes, in parts to be put one after the other; parts are its own memory where they can
 * be, so that hardly anything is copied.
 */
export function encodeLedger(ledger: Ledger): Uint8Array[] {
  const words = Object.entries(ledger.words).map(([name, known]) => [name, known.told()]);
  const told: Told = {
    format: formatOf(ledger),
    lengths: ledger.tables.map(({ length }) => length),
    words: Object.fromEntries(words),
    domains: ledger.domains,
  };
  const columns = ledger.tables.flatMap((table) => table.encoded());
  return encodeSections(FORMAT, [jsonSection(told), ...columns]);
}

/**
 * A ledger from what `encodeLedger` gave, put together; it goes on in the same memory. Throws Error when
 * the bytes are cut off, changed or of another format.
 */
export function decodeLedger(bytes: Uint8Array): Ledger {
  const next = decodeSections(bytes, FORMAT);
  const told = readJson(next()) as Told;
  const ledger = new Ledger();
  if (JSON.stringify(told.format) !== JSON.stringify(formatOf(ledger))) {
    throw new Error("The columns are those of another version");
  }
  ledger.tables.forEach((table, i) => {
    table.decode(told.lengths[i] as number, next);
  });
  for (const [name, words] of Object.entries(ledger.words)) words.take(told.words[name] ?? []);
  ledger.domains.push(...told.domains);
  ledger.foundAnew();
  return ledger;
}
