/** One bucket of a chart: epoch seconds at which it begins, amount in it. */
export type Point = readonly [number, number];

export interface Bar {
  at: number;
  x: number;
  y: number;
  width: number;
  height: number;
  isLast: boolean;
}

const GAP = 1;
const LEAST_HEIGHT = 2;

/**
 * Where the bars of a chart stand, in the units of its box. Empty buckets get no bar; a bucket
 * with anything in it gets one that can be seen.
 */
export function barsOf(points: readonly Point[], width: number, height: number): Bar[] {
  const most = points.reduce((max, [, amount]) => Math.max(max, amount), 0);
  if (most === 0) return [];
  const step = width / points.length;
  return points.flatMap(([at, amount], index) => {
    if (amount <= 0) return [];
    const tall = Math.max(LEAST_HEIGHT, (amount / most) * height);
    const isLast = index === points.length - 1;
    const barWidth = Math.max(step / 2, step - GAP);
    return [{ at, x: index * step, y: height - tall, width: barWidth, height: tall, isLast }];
  });
}
