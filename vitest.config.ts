import { defineConfig } from "vitest/config";

const left = ["**/node_modules/**", "**/dist/**", "**/.next/**", "**/e2e/**", "**/.stallhouse/**"];
const shuffled = { shuffle: { files: true, tests: true } };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        // Web's own way of naming its files; nobody else may use it.
        resolve: { alias: { "~": new URL("./apps/web/src", import.meta.url).pathname } },
        test: {
          name: "rules",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...left, "**/*.db.test.ts", "**/*.system.test.ts"],
          sequence: shuffled,
        },
      },
      {
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: left,
          globalSetup: ["tools/launch/src/testing/setup.ts"],
          pool: "forks",
          sequence: shuffled,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The services as real processes: one market at a time, on ports of its own.
        test: {
          name: "system",
          include: ["**/*.system.test.ts"],
          exclude: left,
          pool: "forks",
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
