/** One page of a list, as the typed client gives it. */
interface Page<Row> {
  body: Row[];
  next?: string;
}

/** Reads a list to its end, page by page: `fetchPage` is given each cursor in turn. */
export async function readAll<Row>(
  fetchPage: (cursor: string | undefined) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await fetchPage(cursor);
    rows.push(...page.body);
    cursor = page.next;
  } while (cursor !== undefined);
  return rows;
}
