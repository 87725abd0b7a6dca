import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from "@mantine/core";
import type { Plugin } from "vite";
import { theme } from "../src/theme.ts";

const name = "virtual:theme.css";
const resolved = "/@theme/theme.css";

/**
 * Gives `virtual:theme.css`: the theme's variables as a stylesheet. Mantine would write them into
 * the page as an inline style, which `style-src 'self'` forbids.
 */
export function staticThemeCss(): Plugin {
  return {
    name: "static-theme-css",
    resolveId: (id) => (id === name ? resolved : null),
    load: (id) => (id === resolved ? themeCss() : null),
  };
}

function themeCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  return convertCssVariables(defaultCssVariablesResolver(merged), ":root");
}
