import { defineConfig } from "comfygen";

export default defineConfig({ schemas: "../../schemas" });
