/** The number of rows a list query asks for, 100 when it does not say. */
export function pageSize(query: { per_page?: number | undefined; limit?: number | undefined }) {
  return query.per_page ?? query.limit ?? 100;
}
