import { createTheme } from "@mantine/core";

/** Sizes, colours and defaults of every Mantine component. Our own tokens are in tokens.css. */
export const theme = createTheme({
  primaryColor: "signal",
  primaryShade: { light: 6, dark: 6 },
  colors: {
    signal: [
      "#eef1ff",
      "#dde3fd",
      "#bcc7fa",
      "#9aa9f6",
      "#7f91f2",
      "#6579ee",
      "#4a5fe0",
      "#3d50c8",
      "#3443a6",
      "#2c3985",
    ],
    dark: [
      "#dfe2e8",
      "#bfc4ce",
      "#9ba2af",
      "#737b8a",
      "#353b46",
      "#292e38",
      "#1f232b",
      "#16191f",
      "#111318",
      "#0b0d10",
    ],
  },
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "1.35" },
      h2: { fontSize: "15px", lineHeight: "1.4" },
      h3: { fontSize: "13px", lineHeight: "1.4" },
    },
  },
  defaultRadius: "sm",
  radius: { xs: "3px", sm: "5px", md: "7px", lg: "10px", xl: "16px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
    Button: { defaultProps: { size: "xs" } },
    Badge: { defaultProps: { size: "sm", variant: "light", radius: "sm", tt: "none", fw: 500 } },
    Checkbox: { defaultProps: { size: "xs" } },
    // The placeholder would be a child that menus may not have; the first item is focused instead.
    Menu: {
      defaultProps: {
        shadow: "md",
        width: 220,
        position: "bottom-end",
        withInitialFocusPlaceholder: false,
      },
    },
    // Locking the scroll injects a style, which the content security policy forbids.
    Modal: {
      defaultProps: {
        centered: true,
        radius: "md",
        lockScroll: false,
        closeButtonProps: { "aria-label": "Close" },
      },
    },
    // Most fields are required; forms say which may stay empty.
    PasswordInput: { defaultProps: { withAsterisk: false } },
    TextInput: { defaultProps: { withAsterisk: false } },
    Tooltip: { defaultProps: { openDelay: 300 } },
  },
});
