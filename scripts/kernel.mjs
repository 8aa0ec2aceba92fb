// Assembles the kernel of the static score after its text was changed: npm run kernel
import { writeFileSync } from "node:fs";
import { KERNEL_BYTES_FILE, kernelBytesText } from "./lib/kernel.mjs";

writeFileSync(KERNEL_BYTES_FILE, await kernelBytesText());
