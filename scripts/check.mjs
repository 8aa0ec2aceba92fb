// Everything that can be said about the code without running it: `npm run check [-- name …]`.
import { runChecks } from "./lib/checks.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { main, Problem } from "./lib/main.mjs";

await main(async () => {
  await ensureInstalled();
  const names = process.argv.slice(2);
  const { passed, failed } = await runChecks(names);
  if (passed + failed === 0) throw new Problem(`There is no check named ${names.join(", ")}.`);
  if (failed > 0) process.exitCode = 1;
});
