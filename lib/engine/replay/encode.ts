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
const CHECKSUM_START = 0x811c9dc5;
const SPACE = 0x20;

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
}

/** Words until the next section may start. */
function paddingOf({ length }: Uint8Array): Uint8Array {
  return new Uint8Array(aligned(length) - length);
}

/** JSON as whole words. */
function textOf(value: unknown): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const words = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(SPACE);
  words.set(text);
  return words;
}

/** One word that changes with any of those that it goes on with. */
function checksum(words: Uint32Array, start: number): number {
  let sum = start;
  for (let i = 0; i < words.length; i++) {
    sum = Math.imul(sum ^ (words[i] as number), 0x01000193);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}

function sectionsOf(columns: Columns): Uint8Array[] {
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
    textOf(columns.signatures),
    textOf(columns.facts),
  ];
}

/**
 * The columns as bytes, in parts to be put one after the other. Parts are the columns' own memory
 * where they can be, so that nothing is copied.
 */
export function encodeColumns(columns: Columns): Uint8Array[] {
  const header = new Uint32Array(HEADER_BYTES / 4);
  const sections = sectionsOf(columns);
  const parts = sections.flatMap((section) => [section, paddingOf(section)]);
  const length = parts.reduce((sum, part) => sum + part.length, HEADER_BYTES);
  header[0] = MAGIC;
  header[1] = VERSION;
  // In two words: columns may be longer than one can tell.
  header[2] = length % 2 ** 32;
  header[3] = Math.floor(length / 2 ** 32);
  sections.forEach((section, i) => {
    header[HEADER_WORDS + i] = section.length;
  });
  const lengths = checksum(header.subarray(HEADER_WORDS), CHECKSUM_START);
  header[4] = parts.reduce((sum, part) => checksum(wordsOf(part), sum), lengths);
  return [bytesOf(header), ...parts];
}

/** Bytes at an address that words can be read from; copied only where they are not. */
function onWords(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
}

function checkedHeader(bytes: Uint8Array): Uint32Array {
  if (bytes.length < HEADER_BYTES) throw new Error("The columns are damaged: they end too early");
  const words = wordsOf(bytes);
  if (words[0] !== MAGIC) throw new Error("These bytes are not columns");
  if (words[1] !== VERSION) {
    throw new Error(`The columns have format ${words[1]}, this program reads ${VERSION}`);
  }
  const length = (words[2] ?? 0) + (words[3] ?? 0) * 2 ** 32;
  if (length !== bytes.length) {
    throw new Error(`The columns are damaged: ${bytes.length} of ${length} bytes are there`);
  }
  if (words[4] !== checksum(words.subarray(HEADER_WORDS), CHECKSUM_START)) {
    throw new Error("The columns are damaged: their sum is wrong");
  }
  return words;
}

/**
 * Columns from what `encodeColumns` gave, put together and laid over the same memory without a copy. Throws Error
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
