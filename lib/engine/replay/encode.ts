import type { Columns, Fact, Signature } from "./columns";

/** Columns as bytes: a header of 32-bit words, then the sections one after the other. */
const MAGIC = 0x4c4f4348;
const VERSION = 2;
const HEADER_WORDS = 8;
const SECTIONS = 11;
/** Sections start at multiples of it, so that typed arrays can be laid over them. */
const ALIGNMENT = 8;

const aligned = (length: number) => Math.ceil(length / ALIGNMENT) * ALIGNMENT;
const HEADER_BYTES = aligned((HEADER_WORDS + SECTIONS) * 4);

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** One word that changes with any of those after the header. */
function checksum(words: Uint32Array): number {
  let sum = 0x811c9dc5;
  for (let i = HEADER_BYTES / 4; i < words.length; i++) {
    sum = Math.imul(sum ^ (words[i] as number), 0x01000193);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}

function sectionsOf(columns: Columns): Uint8Array[] {
  const text = new TextEncoder();
  return [
    columns.ids,
    bytesOf(columns.created),
    bytesOf(columns.outcomes),
    bytesOf(columns.eventsAt),
    bytesOf(columns.eventMinute),
    bytesOf(columns.eventSignature),
    bytesOf(columns.factsAt),
    bytesOf(columns.factMinute),
    bytesOf(columns.factCode),
    text.encode(JSON.stringify(columns.signatures)),
    text.encode(JSON.stringify(columns.facts)),
  ];
}

/** The columns as bytes on a buffer of their own, for a file or another thread. */
export function encodeColumns(columns: Columns): Uint8Array<ArrayBuffer> {
  const sections = sectionsOf(columns);
  const length = sections.reduce((sum, section) => sum + aligned(section.length), HEADER_BYTES);
  const bytes = new Uint8Array(length);
  const words = new Uint32Array(bytes.buffer);
  let at = HEADER_BYTES;
  sections.forEach((section, i) => {
    words[HEADER_WORDS + i] = section.length;
    bytes.set(section, at);
    at += aligned(section.length);
  });
  words[0] = MAGIC;
  words[1] = VERSION;
  // In two words: columns may be longer than one can tell.
  words[2] = length % 2 ** 32;
  words[3] = Math.floor(length / 2 ** 32);
  words[4] = checksum(words);
  return bytes;
}

/** Bytes at an address that words can be read from; copied only where they are not. */
function onWords(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
}

function checkedHeader(bytes: Uint8Array): Uint32Array {
  if (bytes.length < HEADER_BYTES) throw new Error("The columns are damaged: they end too early");
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
  if (words[0] !== MAGIC) throw new Error("These bytes are not columns");
  if (words[1] !== VERSION) {
    throw new Error(`The columns have format ${words[1]}, this program reads ${VERSION}`);
  }
  const length = (words[2] ?? 0) + (words[3] ?? 0) * 2 ** 32;
  if (length !== bytes.length) {
    throw new Error(`The columns are damaged: ${bytes.length} of ${length} bytes are there`);
  }
  if (words[4] !== checksum(words)) throw new Error("The columns are damaged: their sum is wrong");
  return words;
}

/**
 * Columns from what `encodeColumns` gave, laid over the same memory without a copy. Throws Error
 * when the bytes are cut off, changed, of another format or no columns at all.
 */
export function decodeColumns(encoded: Uint8Array): Columns {
  const bytes = onWords(encoded);
  const words = checkedHeader(bytes);
  let at = HEADER_BYTES;
  let section = 0;
  const next = () => {
    const length = words[HEADER_WORDS + section] ?? 0;
    const part = bytes.subarray(at, at + length);
    at += aligned(length);
    section += 1;
    return part;
  };
  const integers = () => {
    const part = next();
    return new Int32Array(part.buffer, part.byteOffset, part.length / 4);
  };
  const naturals = () => {
    const part = next();
    return new Uint32Array(part.buffer, part.byteOffset, part.length / 4);
  };
  const json = () => JSON.parse(new TextDecoder().decode(next()));
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
    signatures: json() as Signature[],
    facts: json() as Fact[],
  };
}
