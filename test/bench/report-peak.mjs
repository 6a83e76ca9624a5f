// Loaded before a program: writes the most memory that it had, in KiB, to the file that PEAK_FILE names.
import { writeFileSync } from "node:fs";
import process from "node:process";

process.on("exit", () => writeFileSync(process.env.PEAK_FILE, `${process.resourceUsage().maxRSS}`));
