import { existsSync } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { databaseFolder } from "../store/place";

const KEPT_MS = 24 * 3_600_000;
const DEFAULT_MB = 200;

/** Uploaded files lie beside the database file, or with a database server among the temporary ones. */
function uploadFolder(): string {
  const folder = databaseFolder();
  return folder ? path.join(folder, "uploads") : path.join(tmpdir(), "handoff-uploads");
}

/** The largest upload in bytes, from HANDOFF_MAX_UPLOAD_MB. */
export function maxUploadBytes(): number {
  const given = Number(process.env.HANDOFF_MAX_UPLOAD_MB);
  return (given > 0 ? given : DEFAULT_MB) * 1024 * 1024;
}

/** Where the file of an import lies. The id is the program's own, never a name people chose. */
export function uploadPath(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error("Not the id of an import");
  return path.join(uploadFolder(), `${id}.csv`);
}

/** Whether the file of an import is still here. */
export function isUploaded(id: string): boolean {
  return existsSync(uploadPath(id));
}

/** Makes the folder, and removes files that nobody came back for: they hold people's data. */
export async function readyUploadFolder(now: number): Promise<void> {
  const folder = uploadFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile() && name.endsWith(".csv") && found.mtimeMs < now - KEPT_MS) {
      await rm(file, { force: true });
    }
  }
}

export async function removeUpload(id: string): Promise<void> {
  await rm(uploadPath(id), { force: true });
}
