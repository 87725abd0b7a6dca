const PATHS = {
  alert: "M8 5.5v3.2M8 11v.01M8 1.8 14.6 13.5H1.4z",
  arrow: "M3 8h10M9 4l4 4-4 4",
  bell: "M3 3l10 10M6.3 12.8a2 2 0 0 0 3.4 0M4.5 6.5C4.5 9.5 3.5 10.5 3 11h8M11.5 8.5V6.5A3.5 3.5 0 0 0 6 3.6",
  bolt: "M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z",
  bookmark: "M4 2.2h8v11.6L8 10.9l-4 2.9z",
  building: "M3 14V2.5h6V14M9 6h4v8M1.5 14h13M5 5h2M5 8h2M5 11h2",
  check: "M3 8.5 6.5 12 13 4.5",
  chevron: "M6 3.5 10.5 8 6 12.5",
  clock: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M8 4.5V8l2.4 1.6",
  comment: "M2.5 3h11v8H8l-3.5 2.8V11h-2z",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  cross: "M4 4l8 8M12 4l-8 8",
  download: "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11",
  external: "M6.5 3h-4v10.5H13v-4M9.5 2.5h4v4M13.2 2.8 7.5 8.5",
  eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0",
  file: "M4 1.8h5.2L12.5 5v9.2H4zM9 2v3.2h3.3",
  folder: "M1.8 12.8V3.2h4.4l1.5 1.7h6.5v7.9z",
  heart: "M8 13.8S2 10 2 6a3.2 3.2 0 0 1 6-1.6A3.2 3.2 0 0 1 14 6c0 4-6 7.8-6 7.8",
  inbox: "M2 9.5 4 3h8l2 6.5V13H2zM2 9.5h3.5L6.5 11h3l1-1.5H14",
  key: "M9.2 6.8 14 2M12 4l1.8 1.8M10.2 5.8 11.5 7M10 9.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0",
  keyboard: "M1.5 4h13v8.5h-13zM4 6.5h.01M6.5 6.5h.01M9 6.5h.01M11.5 6.5h.01M5 10h6",
  menu: "M2 4h12M2 8h12M2 12h12",
  merge:
    "M4.5 4.5v7M4.5 4.5a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8M4.5 14.3a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8M11.5 9.8a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8M4.5 5.5c.5 2 2.5 2.9 5.6 2.9",
  monitor: "M2 3h12v8H2zM6 13.5h4",
  moon: "M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7",
  package: "M8 1.8 13.8 5v6L8 14.2 2.2 11V5zM2.4 5.1 8 8.2l5.6-3.1M8 8.2v5.8",
  plug: "M6 1.8v3M10 1.8v3M4 4.8h8V8a4 4 0 0 1-8 0zM8 12v2.5",
  plus: "M8 3v10M3 8h10",
  search: "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0M10.3 10.3 14 14",
  sliders:
    "M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M12 4.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0M7 11.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0",
  sun: "M8 1.5V3M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1M10.8 8a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0",
  trash: "M2.5 4.2h11M6 4V2.2h4V4M4 4.5 4.6 14h6.8L12 4.5",
  undo: "M5.5 3 2.5 6l3 3M2.8 6H10a3.5 3.5 0 0 1 0 7H6",
  user: "M10.8 5a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0M2.5 14c.5-3 2.5-4.5 5.5-4.5s5 1.5 5.5 4.5",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of 16 by 16 in the colour of the text. Always decoration: say it in words beside. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
