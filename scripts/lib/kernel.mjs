import { readFileSync } from "node:fs";
import path from "node:path";
import loadWabt from "wabt";
import { projectRoot } from "./main.mjs";

const FOLDER = path.join(projectRoot, "lib/engine/replay/today");

export const KERNEL_BYTES_FILE = path.join(FOLDER, "kernel-bytes.ts");

/** The text of the module that holds the assembled kernel. */
export async function kernelBytesText() {
  const wabt = await loadWabt();
  const source = readFileSync(path.join(FOLDER, "kernel.wat"), "utf8");
  const module = wabt.parseWat("kernel.wat", source, { simd: true });
  module.validate();
  const base64 = Buffer.from(module.toBinary({}).buffer).toString("base64");
  module.destroy();
  return `/** kernel.wat, assembled and in base64: \`npm run kernel\` writes this file. */
export const KERNEL =
  "${base64}";
`;
}
