import { defineConfig } from "comfygen";
import { createEmulator } from "comfygen/emulator";
import { isComfygenError } from "comfygen/runtime";

// @ts-expect-error Where types don't resolve, this compiles.
export const generator: number = defineConfig;
// @ts-expect-error Where types don't resolve, this compiles.
export const emulator: number = createEmulator;
// @ts-expect-error Where types don't resolve, this compiles.
export const runtime: number = isComfygenError;
