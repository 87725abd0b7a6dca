/** The mark: a shield, and on it a V with the watcher above. Decoration; the name stands beside it. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M16 1.5 28.5 6v9.2c0 7.2-5 12.6-12.5 15.3C8.5 27.8 3.5 22.4 3.5 15.2V6z"
        fill="var(--mantine-color-signal-6)"
      />
      <path
        d="M9.5 11 16 23l6.5-12"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="10" r="2.2" fill="#fff" />
    </svg>
  );
}
