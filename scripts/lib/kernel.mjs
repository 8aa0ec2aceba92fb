import { readFileSync } from "node:fs";
import path from "node:path";
import loadWabt from "wabt";
import { projectRoot } from "./main.mjs";

/** The folders of kernel.wat, each with the assembled kernel-bytes.ts beside it. */
export const KERNEL_FOLDERS = ["lib/engine/replay", "lib/engine/replay/today"].map((folder) =>
  path.join(projectRoot, folder),
);

/** @param {string} folder of a kernel */
export function kernelBytesFile(folder) {
  return path.join(folder, "kernel-bytes.ts");
}

/**
 * The text of the module that holds the assembled kernel.
 * @param {string} folder of the kernel
 */
export async function kernelBytesText(folder) {
  const wabt = await loadWabt();
  const source = readFileSync(path.join(folder, "kernel.wat"), "utf8");
  const module = wabt.parseWat("kernel.wat", source, { simd: true });
  module.validate();
  const base64 = Buffer.from(module.toBinary({}).buffer).toString("base64");
  module.destroy();
  return `/** kernel.wat, assembled and in base64: \`npm run kernel\` writes this file. */
export const KERNEL =
  "${base64}";
`;
}
