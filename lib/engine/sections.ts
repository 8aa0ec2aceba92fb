/** Sections of bytes in one: a header of 32-bit words, then the sections one after the other. */
const HEADER_WORDS = 8;
/** Sections start at multiples of it, so that typed arrays can be laid over them. */
const ALIGNMENT = 8;
const CHECKSUM_START = 0x811c9dc5;
const SPACE = 0x20;

/** What the bytes begin with, and the version of what is in the sections. */
export interface SectionFormat {
  magic: number;
  version: number;
}

const aligned = (length: number) => Math.ceil(length / ALIGNMENT) * ALIGNMENT;
const headerBytes = (sections: number) => aligned((HEADER_WORDS + sections) * 4);

export function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
}

/** JSON as whole words. */
export function jsonSection(value: unknown): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const words = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(SPACE);
  words.set(text);
  return words;
}

/** What `jsonSection` was given. */
export function readJson(section: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(section));
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

/** A section up to where the next one may start, in whole words for the checksum. */
function padded(section: Uint8Array): Uint8Array[] {
  const odd = section.length % 4;
  if (odd === 0) return [section, new Uint8Array(aligned(section.length) - section.length)];
  const end = new Uint8Array(aligned(section.length) - (section.length - odd));
  end.set(section.subarray(section.length - odd));
  return [section.subarray(0, section.length - odd), end];
}

/**
 * The sections as bytes, in parts to be put one after the other: the sections' own memory where they
 * can be, so that hardly anything is copied. Sections start at multiples of four bytes.
 */
export function encodeSections(
  { magic, version }: SectionFormat,
  sections: readonly Uint8Array[],
): Uint8Array[] {
  const start = headerBytes(sections.length);
  const header = new Uint32Array(start / 4);
  const parts = sections.flatMap(padded);
  const length = parts.reduce((sum, part) => sum + part.length, start);
  header[0] = magic;
  header[1] = version;
  // In two words: there may be more bytes than one can tell.
  header[2] = length % 2 ** 32;
  header[3] = Math.floor(length / 2 ** 32);
  header[5] = sections.length;
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

function checkedHeader(bytes: Uint8Array, { magic, version }: SectionFormat): Uint32Array {
  if (bytes.length < headerBytes(0)) throw new Error("The columns are damaged: they end too early");
  const words = wordsOf(bytes);
  if (words[0] !== magic) throw new Error("These bytes are not columns");
  if (words[1] !== version) {
    throw new Error(`The columns have format ${words[1]}, this program reads ${version}`);
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
 * The sections of what `encodeSections` gave, put together: one at each call, laid over the same memory
 * without a copy. Throws Error when the bytes are cut off, changed or of another format.
 */
export function decodeSections(encoded: Uint8Array, format: SectionFormat): () => Uint8Array {
  const bytes = onWords(encoded);
  const words = checkedHeader(bytes, format);
  let at = headerBytes(words[5] ?? 0);
  let section = 0;
  return () => {
    const length = words[HEADER_WORDS + section] ?? 0;
    const part = bytes.subarray(at, at + length);
    at += aligned(length);
    section += 1;
    return part;
  };
}
