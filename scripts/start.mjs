// Serves a team's own workspace: `npm start`, or `npm run dev` while working on Handoff itself.
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { main, Problem, say } from "./lib/main.mjs";
import { checkPortIsFree, serve, wantedPort } from "./lib/serve.mjs";
import { databaseUrl, ensureDatabaseFolder, keptSecret, loadEnvFiles } from "./lib/workspace.mjs";

await main(async () => {
  const dev = process.argv.includes("--dev");
  await ensureInstalled();
  loadEnvFiles(dev ? "development" : "production");
  if (process.env.HANDOFF_DEMO) {
    throw new Problem(
      "HANDOFF_DEMO is set: with it anybody could sign in without a password.\n" +
        "Unset it to serve a team's workspace, or run the demo: npm run demo",
    );
  }
  const port = wantedPort();
  const command = dev ? "npm run dev" : "npm start";
  await checkPortIsFree(port, command);
  if (!dev) await ensureBuilt();

  const database = databaseUrl();
  ensureDatabaseFolder(database);
  const address = process.env.NEXTAUTH_URL || `http://localhost:${port}`;
  process.exitCode = await serve({
    mode: dev ? "dev" : "start",
    port,
    host: process.env.HOST || (dev ? "127.0.0.1" : "0.0.0.0"),
    env: {
      NODE_ENV: dev ? "development" : "production",
      DATABASE_URL: database,
      NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || keptSecret("data/secret"),
      NEXTAUTH_URL: address,
    },
    onReady: () => say(`\nHandoff is ready: ${address}   (stop it with Ctrl+C)\n`),
  });
});
