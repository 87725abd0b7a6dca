/** What a path names something by: its id when it is a number, else its slug. */
export function readIdOrSlug(segment: string): { id: number } | { slug: string } {
  return /^\d{1,15}$/.test(segment) ? { id: Number(segment) } : { slug: segment };
}
