import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip as gzipped } from "node:zlib";
import react from "@vitejs/plugin-react";
import { room } from "./build/rooms";
import { type Plugin, type Rollup, build, defineConfig } from "vite";

const brotli = promisify(brotliCompress);
const gzip = promisify(gzipped);

/** theme serves the style sheet of build/theme.ts as "virtual:theme.css". */
function theme(): Plugin {
  return {
    name: "theme",
    resolveId: (id) => (id === "virtual:theme.css" ? "\0theme.css" : undefined),
    async load(id) {
      if (id !== "\0theme.css") return undefined;
      const options = { ssr: "build/theme.ts", write: false };
      const made = (await build({ configFile: false, logLevel: "error", ssr: { noExternal: true }, build: options })) as Rollup.RollupOutput;
      const { css } = (await import("data:text/javascript;base64," + Buffer.from(made.output[0].code).toString("base64"))) as { css: string };
      return css;
    },
  };
}

/** systemFonts drops the 137 kB of font that the kit carries inside its style sheets. */
function systemFonts(): Plugin {
  return {
    name: "system-fonts",
    enforce: "pre",
    transform(code, id) {
      return id.endsWith(".css") && code.includes("@font-face") ? { code: code.replace(/@font-face\s*{[^}]*}/g, ""), map: null } : undefined;
    },
  };
}

/** without leaves out a drawer of the kit that nobody opens here: announcements of its features, with dragging and a calendar behind it. */
function without(): Plugin {
  return {
    name: "without",
    enforce: "pre",
    load(id) {
      return id.endsWith("/drawer/feature-notifications-drawer-content.js")
        ? "export const RuntimeContentPart = () => null; export default () => null;"
        : undefined;
    },
  };
}

/** packed writes every file a second and a third time, as brotli and gzip, so that nobody packs at a request. */
function packed(): Plugin {
  return {
    name: "packed",
    apply: "build",
    async writeBundle(options, bundle) {
      await Promise.all(
        Object.keys(bundle).filter((name) => /\.(js|css|html)$/.test(name)).map(async (name) => {
          const file = join(options.dir!, name);
          const body = await readFile(file);
          const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
          await Promise.all([writeFile(file + ".br", await brotli(body, { params })), writeFile(file + ".gz", await gzip(body, { level: 9 }))]);
        }),
      );
    },
  };
}

const production = fileURLToPath(new URL("node_modules/react-router/dist/production/index.mjs", import.meta.url)); // its exports name the development build alone

export default defineConfig({
  resolve: { alias: [{ find: /^react-router$/, replacement: production }] },
  plugins: [theme(), systemFonts(), without(), react(), packed()],
  build: {
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: room }] } } },
    target: "es2022", cssCodeSplit: false, modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 2000,
  },
  server: { proxy: { "/v1": "http://127.0.0.1:8080", "/local": "http://127.0.0.1:8080" } },
});
