// Writes the migrations that the schema asks for, for both engines: npm run db:generate -- --name x
import { spawnSync } from "node:child_process";

for (const engine of ["sqlite", "pg"]) {
  const args = ["drizzle-kit", "generate", "--config", `db/drizzle.${engine}.config.ts`];
  const { status } = spawnSync("npx", [...args, ...process.argv.slice(2)], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
