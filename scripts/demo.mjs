// One command from a fresh clone to a filled workspace in the browser: `npm run demo`.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { ensureBuilt, hashOf } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { main, Problem, projectRoot, say, seconds } from "./lib/main.mjs";
import { run } from "./lib/run.mjs";
import { checkPortIsFree, serve, wantedPort } from "./lib/serve.mjs";
import { keptSecret } from "./lib/workspace.mjs";

const folder = path.join(projectRoot, ".cache", "demo");
const stampFile = path.join(folder, "sample-version");

/**
 * Fills a database beside the real place and moves it there whole: a stop half-way leaves none. Of two
 * that do so at once the first is kept.
 */
async function ensureSample() {
  const version = hashOf(["lib/sample"]);
  const isMade = () => existsSync(stampFile) && readFileSync(stampFile, "utf8") === version;
  if (isMade()) return;
  const start = performance.now();
  say("Making the sample workspace …");
  mkdirSync(path.dirname(folder), { recursive: true });
  const half = mkdtempSync(`${folder}-unfinished-`);
  process.once("exit", () => rmSync(half, { recursive: true, force: true }));
  const cli = path.join(projectRoot, "scripts", "handoff.mjs");
  const { code } = await run(process.execPath, [cli, "sample"], {
    env: {
      DATABASE_URL: `file:${path.join(half, "handoff.db")}`,
      NEXTAUTH_SECRET: keptSecret(path.join(half, "secret")),
    },
  });
  if (code !== 0) throw new Problem("The sample workspace could not be made; see above.");
  writeFileSync(path.join(half, path.basename(stampFile)), version);
  if (!isMade()) {
    rmSync(folder, { recursive: true, force: true });
    renameSync(half, folder);
  }
  say(`Sample workspace made in ${seconds(start)}.`);
}

await main(async () => {
  if (process.argv.length > 2) {
    throw new Problem("npm run demo takes no arguments. PORT=3001 npm run demo uses another port.");
  }
  if (process.env.DATABASE_URL) say("The demo has a database of its own, not DATABASE_URL.");
  const port = wantedPort();
  await checkPortIsFree(port, "npm run demo");
  await ensureInstalled();
  await ensureBuilt();
  await ensureSample();
  const address = `http://localhost:${port}`;
  process.exitCode = await serve({
    mode: "start",
    port,
    host: "127.0.0.1",
    env: {
      NODE_ENV: "production",
      HANDOFF_DEMO: "1",
      DATABASE_URL: `file:${path.join(folder, "handoff.db")}`,
      NEXTAUTH_SECRET: keptSecret(path.join(folder, "secret")),
      NEXTAUTH_URL: address,
    },
    onReady: () => say(`\nThe Handoff demo is ready: ${address}   (stop it with Ctrl+C)\n`),
  });
});
