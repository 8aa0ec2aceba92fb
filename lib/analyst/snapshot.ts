import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

/** How columns of a kind are kept in a file. */
export interface SnapshotFormat<C> {
  /** The file begins with this word of 32 bits. */
  magic: number;
  encode(columns: C): Uint8Array[];
  /** Throws what is wrong with the bytes. */
  decode(bytes: Uint8Array): C;
}

/** Columns as of an entry of the audit log, and what that log is known by there. */
export interface Snapshot<C> {
  columns: C;
  seq: number;
  /** As `markAt` gives it for `seq`. */
  mark: Uint8Array;
}

/** After the first word: this one, `seq` in two, then the mark. */
const VERSION = 1;
const MARK_AT = 16;
const MARK_BYTES = 32;
const HEADER_BYTES = 64;
/** A file in the making that was left behind is no longer written to. */
const LEFT_BEHIND_MS = 3_600_000;
const MAKING = ".part";

function headerOf(magic: number, { seq, mark }: Snapshot<unknown>): Uint8Array {
  const header = new Uint32Array(HEADER_BYTES / 4);
  header.set([magic, VERSION, seq % 2 ** 32, Math.floor(seq / 2 ** 32)]);
  const bytes = new Uint8Array(header.buffer);
  bytes.set(mark, MARK_AT);
  return bytes;
}

function bytesOf(file: string): Uint8Array {
  const handle = openSync(file, "r");
  try {
    const bytes = new Uint8Array(fstatSync(handle).size);
    let at = 0;
    while (at < bytes.length) {
      const read = readSync(handle, bytes, at, bytes.length - at, at);
      if (read === 0) throw new Error("it ends too early");
      at += read;
    }
    return bytes;
  } finally {
    closeSync(handle);
  }
}

/**
 * What the file holds, all at once: for a thread that may wait. Throws what is wrong with a file
 * that is damaged or of another format, and what the system says of one that is not there.
 */
export function readSnapshot<C>(file: string, format: SnapshotFormat<C>): Snapshot<C> {
  const bytes = bytesOf(file);
  if (bytes.length < HEADER_BYTES) throw new Error("it ends too early");
  const [magic, version, low = 0, high = 0] = new Uint32Array(bytes.buffer, 0, MARK_AT / 4);
  if (magic !== format.magic) throw new Error("it holds something else");
  if (version !== VERSION) throw new Error(`its format is ${version}, this program's ${VERSION}`);
  return {
    columns: format.decode(bytes.subarray(HEADER_BYTES)),
    seq: low + high * 2 ** 32,
    mark: bytes.slice(MARK_AT, MARK_AT + MARK_BYTES),
  };
}

/** How many bytes the file has; 0 when it is not there. */
export async function snapshotBytes(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

/** What is beside the file of earlier attempts to write it. */
async function attempts(file: string): Promise<string[]> {
  const folder = path.dirname(file);
  const names = await readdir(folder).catch(() => []);
  const start = `${path.basename(file)}.`;
  return names
    .filter((name) => name.startsWith(start) && name.endsWith(MAKING))
    .map((name) => path.join(folder, name));
}

/**
 * Puts the snapshot in the place of the file, whole or not at all, for the server's own account
 * only: it tells what is known of people.
 */
export async function writeSnapshot<C>(
  file: string,
  format: SnapshotFormat<C>,
  snapshot: Snapshot<C>,
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  for (const left of await attempts(file)) {
    const found = await stat(left).catch(() => null);
    if (found && found.mtimeMs < Date.now() - LEFT_BEHIND_MS) await rm(left, { force: true });
  }
  const making = `${file}.${process.pid}${MAKING}`;
  try {
    const handle = await open(making, "w", 0o600);
    try {
      for (const part of [headerOf(format.magic, snapshot), ...format.encode(snapshot.columns)]) {
        if (part.length > 0) await handle.writeFile(part);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(making, file);
  } catch (error) {
    await rm(making, { force: true });
    throw error;
  }
}

/** Takes the file away, and what is left of attempts to write it. */
export async function removeSnapshot(file: string): Promise<void> {
  for (const each of [file, ...(await attempts(file))]) await rm(each, { force: true });
}
