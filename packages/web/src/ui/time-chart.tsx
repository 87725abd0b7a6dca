import { counted, shortNumber } from "../format/number.ts";
import { shortTime } from "../format/time.ts";
import { barsOf, type Point } from "./bars.ts";
import classes from "./time-chart.module.css";

const WIDTH = 600;
const HEIGHT = 90;

interface TimeChartProps {
  /** Oldest first: epoch seconds, amount. */
  points: readonly Point[];
  /** What is counted, in the singular. */
  noun: string;
  /** The whole chart in words. */
  label: string;
}

/** Amounts over time as bars, with the most of them and the ends of the time beside. */
export function TimeChart({ points, noun, label }: TimeChartProps) {
  const most = points.reduce((max, [, amount]) => Math.max(max, amount), 0);
  const first = points[0]?.[0];
  return (
    <figure className={classes["chart"]}>
      <span className={classes["most"]} aria-hidden="true">
        {shortNumber(most)}
      </span>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        height={HEIGHT}
      >
        <line className={classes["ground"]} x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        {barsOf(points, WIDTH, HEIGHT).map((bar) => (
          <rect
            key={bar.at}
            className={classes["bar"]}
            x={bar.x}
            y={bar.y}
            width={bar.width}
            height={bar.height}
          >
            <title>{titleOf(points, bar.at, noun)}</title>
          </rect>
        ))}
      </svg>
      <figcaption aria-hidden="true">
        <span>{first === undefined ? "" : shortTime(toInstant(first))}</span>
        <span>now</span>
      </figcaption>
    </figure>
  );
}

function titleOf(points: readonly Point[], at: number, noun: string): string {
  const amount = points.find(([one]) => one === at)?.[1] ?? 0;
  return `${shortTime(toInstant(at))}: ${counted(amount, noun)}`;
}

function toInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
