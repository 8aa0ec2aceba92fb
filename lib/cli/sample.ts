import { type Command, InvalidArgumentError } from "commander";
import { store } from "@/db/client";
import { countText, Problem, ProgressLine, print } from "./terminal";

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Give a whole number.");
  return Number(text);
}

export function addSample(program: Command): void {
  program
    .command("sample")
    .description("Fill an empty database with the history of a made-up company.")
    .option("--seed <number>", "another seed makes another history", wholeNumber)
    .option("--leads <number>", "how many leads", wholeNumber)
    .action(async (options: { seed?: number; leads?: number }) => {
      const { anyUser } = await import("@/lib/users/store/users");
      if (await anyUser((await store()).read)) {
        throw new Problem(
          "This workspace is in use already. The sample needs an empty database: set DATABASE_URL to another one, like file:./data/sample.db.",
        );
      }
      const { makeSample } = await import("@/lib/sample/make");
      const line = new ProgressLine();
      const made = await makeSample({
        ...options,
        onProgress: (share) => line.show(`${Math.floor(share * 100)} %`),
      });
      line.end();
      print(
        `The sample is ready: ${countText(made.leads)} leads, ${countText(made.activities)} activities.`,
      );
    });
}
