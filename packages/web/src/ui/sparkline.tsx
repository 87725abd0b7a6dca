import { barsOf, type Point } from "./bars.ts";
import classes from "./sparkline.module.css";

interface SparklineProps {
  /** Oldest first: epoch seconds, amount. */
  points: readonly Point[];
  /** The whole chart in words. */
  label: string;
  width?: number;
  height?: number;
}

/** A tiny bar chart: one bar a bucket, the tallest as high as the chart. */
export function Sparkline({ points, label, width = 120, height = 28 }: SparklineProps) {
  return (
    <svg
      className={classes["chart"]}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      height={height}
    >
      <line className={classes["ground"]} x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
      {barsOf(points, width, height).map((bar) => (
        <rect
          key={bar.at}
          className={bar.isLast ? classes["last"] : classes["bar"]}
          x={bar.x}
          y={bar.y}
          width={bar.width}
          height={bar.height}
        />
      ))}
    </svg>
  );
}
