import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { type Plugin, type Rollup, build, defineConfig } from "vite";

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

/** packed writes every file a second and a third time, as brotli and gzip, so that nobody packs at a request. */
function packed(): Plugin {
  return {
    name: "packed",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg|html)$/.test(fileName)) continue;
        const body = Buffer.from(file.type === "chunk" ? file.code : file.source);
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
        this.emitFile({ type: "asset", fileName: fileName + ".br", source: brotliCompressSync(body, { params }) });
        this.emitFile({ type: "asset", fileName: fileName + ".gz", source: gzipSync(body, { level: 9 }) });
      }
    },
  };
}

export default defineConfig({
  plugins: [theme(), systemFonts(), react(), packed()],
  build: { target: "es2022", cssCodeSplit: false, modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  server: { proxy: { "/v1": "http://127.0.0.1:8080", "/local": "http://127.0.0.1:8080" } },
});
