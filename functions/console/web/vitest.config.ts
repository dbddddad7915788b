import { defineConfig } from "vitest/config";

const tests = ["test/**/*.test.ts"];
const include = process.env["PICTURES"] ? ["test/pictures.ts", "test/readme.ts"] : process.env["CURFEW_BENCH"] ? ["bench/**/*.test.ts"] : tests;

export default defineConfig({
  test: { include, globalSetup: "test/setup.ts", pool: "forks", maxWorkers: 2, testTimeout: 90_000, hookTimeout: 90_000, reporters: ["default"], expect: { poll: { timeout: 25_000 } } },
});
