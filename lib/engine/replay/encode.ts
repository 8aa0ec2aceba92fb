import { bytesOf, decodeSections, encodeSections, jsonSection, readJson } from "../sections";
import type { Columns, Fact, Signature } from "./columns";

const FORMAT = { magic: 0x4c4f4348, version: 4 };

/**
 * The columns as bytes, in parts to be put one after the other. Parts are the columns' own memory
 * where they can be, so that nothing is copied.
 */
export function encodeColumns(columns: Columns): Uint8Array[] {
  return encodeSections(FORMAT, [
    columns.ids,
    bytesOf(columns.created),
    bytesOf(columns.outcomes),
    bytesOf(columns.eventsAt),
    bytesOf(columns.eventMinute),
    bytesOf(columns.eventSignature),
    bytesOf(columns.factsAt),
    bytesOf(columns.factMinute),
    bytesOf(columns.factCode),
    jsonSection(columns.signatures),
    jsonSection(columns.facts),
  ]);
}

/**
 * Columns from what `encodeColumns` gave, put together and laid over the same memory without a copy. Throws Error
 * when the bytes are cut off, changed, of another format or no columns at all.
 */
export function decodeColumns(encoded: Uint8Array): Columns {
  const next = decodeSections(encoded, FORMAT);
  const integers = () => {
    const part = next();
    return new Int32Array(part.buffer, part.byteOffset, part.length / 4);
  };
  const naturals = () => {
    const part = next();
    return new Uint32Array(part.buffer, part.byteOffset, part.length / 4);
  };
  return {
    ids: next(),
    created: integers(),
    outcomes: integers(),
    eventsAt: naturals(),
    eventMinute: integers(),
    eventSignature: naturals(),
    factsAt: naturals(),
    factMinute: integers(),
    factCode: naturals(),
    signatures: readJson(next()) as Signature[],
    facts: readJson(next()) as Fact[],
  };
}
