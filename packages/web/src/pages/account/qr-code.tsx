import { encode } from "uqr";
import classes from "./security-page.module.css";

interface QrCodeProps {
  text: string;
  /** What the code holds, for who cannot see it. */
  label: string;
}

/** A text for cameras. Black on white in both schemes, for many apps read nothing else. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, data } = encode(text, { border: 1 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      className={classes["qr"]}
      role="img"
      aria-label={label}
      width={180}
      height={180}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
