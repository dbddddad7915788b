import { defineConfig } from "vitest/config";

const what = process.env["PICTURES"] ? "test/pictures.ts" : process.env["CURFEW_BENCH"] ? "bench/**/*.test.ts" : "test/**/*.test.ts";

export default defineConfig({
  test: { include: [what], globalSetup: "test/setup.ts", pool: "forks", maxWorkers: 2, testTimeout: 90_000, hookTimeout: 90_000, reporters: ["default"], expect: { poll: { timeout: 10_000 } } },
});
