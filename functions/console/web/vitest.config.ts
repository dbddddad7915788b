import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: [process.env["CURFEW_BENCH"] ? "bench/**/*.test.ts" : "test/**/*.test.ts"], globalSetup: "test/setup.ts", pool: "forks", maxWorkers: 2, testTimeout: 90_000, hookTimeout: 90_000, reporters: ["default"], expect: { poll: { timeout: 10_000 } } },
});
