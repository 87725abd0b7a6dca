import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { routesWithoutSchemas } from "./build/routes-without-schemas.ts";
import { staticThemeCss } from "./build/static-theme-css.ts";

/** `vite build packages/web` writes `dist/`; `vite packages/web` serves with a server on port 8000. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [routesWithoutSchemas(), react(), staticThemeCss()],
  build: {
    emptyOutDir: true,
    // A data: address would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "baseline-widely-available",
  },
  server: { port: 5173, proxy: { "/api": "http://localhost:8000" } },
});
