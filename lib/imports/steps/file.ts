import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { refuse } from "@/lib/operations/outcome";
import type { Encoding } from "../schema/mapping";

const CHUNK_BYTES = 256 * 1024;

/** What kind of file it is instead, from its first bytes. */
function notText(head: Buffer): string | null {
  if (head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) {
    return "This is an Excel workbook or a ZIP archive. Save the sheet as CSV and import that.";
  }
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    return "This is an old Excel workbook. Save the sheet as CSV and import that.";
  }
  if (head[0] === 0x1f && head[1] === 0x8b) {
    return "This is a compressed file. Unpack it and import the CSV file in it.";
  }
  if (head.subarray(0, 5).toString("latin1") === "%PDF-") {
    return "This is a PDF. Export the data as CSV and import that.";
  }
  return null;
}

async function readHead(file: string, bytes: number): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Size in bytes; refuses what is not there or not a file. */
export async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) refuse("not_found", "The file is not there any more. Choose it again.");
  if (found.size === 0) refuse("invalid", "The file is empty.");
  return found.size;
}

/**
 * How the file's text is written: by its mark, else UTF-8 when every byte of it is, else the old
 * Western one. Refuses what is no text.
 */
export async function detectEncoding(file: string): Promise<Encoding> {
  await sizeOf(file);
  const head = await readHead(file, 4096);
  const other = notText(head);
  if (other) refuse("invalid", other);
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const nulls = head.filter((byte) => byte === 0).length;
  const odd = head.filter((byte, i) => byte === 0 && i % 2 === 1).length;
  // Where each character has two bytes, it is always the same one of them that is empty.
  if (nulls > head.length / 4 && odd > nulls * 0.9) return "utf-16le";
  if (nulls > head.length / 4 && odd < nulls * 0.1) return "utf-16be";
  // A few among much text are damage: their rows are refused by name.
  if (nulls * 20 > head.length)
    refuse("invalid", "This is not a text file. Export the data as CSV.");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
      decoder.decode(chunk as Buffer, { stream: true });
    }
    decoder.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw error;
  }
}

/** The file's text in pieces; `onBytes` hears how much was read. */
export async function* textOf(
  file: string,
  encoding: Encoding,
  onBytes: (read: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let read = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    const bytes = chunk as Buffer;
    read += bytes.length;
    onBytes(read);
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder.decode();
}

/** The beginning of the file's text. */
export async function headOf(file: string, encoding: Encoding): Promise<string> {
  const head = await readHead(file, CHUNK_BYTES);
  return new TextDecoder(encoding).decode(head);
}
