/**
 * By how many percent a number is more than one before it. Where there was nothing there is nothing
 * to compare with: that counts as no change. Pure.
 */
export function changeOf(now: number, then: number): number {
  return then === 0 ? 0 : ((now - then) / then) * 100;
}
