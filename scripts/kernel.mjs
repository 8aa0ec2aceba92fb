// Assembles the kernels of the replay after their texts were changed: npm run kernel
import { writeFileSync } from "node:fs";
import { KERNEL_FOLDERS, kernelBytesFile, kernelBytesText } from "./lib/kernel.mjs";

for (const folder of KERNEL_FOLDERS) {
  writeFileSync(kernelBytesFile(folder), await kernelBytesText(folder));
}
