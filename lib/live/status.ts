import { store } from "@/db/client";
import { log } from "@/lib/operations/log";
import { version } from "@/package.json";

export interface Health {
  ok: boolean;
  database: "reachable" | "unreachable";
  migrations: "current" | "behind";
  version: string;
  uptimeSeconds: number;
}

/** Whether this process can serve: the database answers and has every migration. */
export async function readHealth(): Promise<Health> {
  const known = {
    version,
    uptimeSeconds: Math.floor(process.uptime()),
  };
  try {
    const { reachable, migrated } = await (await store()).status();
    return {
      ok: reachable && migrated,
      database: reachable ? "reachable" : "unreachable",
      migrations: migrated ? "current" : "behind",
      ...known,
    };
  } catch (error) {
    log.error({ err: error }, "health check failed");
    return { ok: false, database: "unreachable", migrations: "behind", ...known };
  }
}
