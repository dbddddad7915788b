import { defineConfig } from "vitest/config";

const tests = ["test/**/*.test.ts"];
const include = process.env["PICTURES"] ? ["test/pictures.ts", "test/readme.ts"] : process.env["CURFEW_BENCH"] ? ["bench/**/*.test.ts"] : tests;

// A machine that is busy with other things can be slower than any patience; there a test that failed is tried once more, and
// the report says so ("retry x1"). On one's own machine nothing is.
const retry = process.env["CI"] ? 1 : 0;

export default defineConfig({
  test: { include, globalSetup: "test/setup.ts", pool: "forks", maxWorkers: 2, retry, testTimeout: 90_000, hookTimeout: 90_000, reporters: ["default"], expect: { poll: { timeout: 25_000 } } },
});
