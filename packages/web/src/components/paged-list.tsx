import { Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { CursorTurner, type CursorPage } from "./cursor-turner.tsx";
import { ErrorMessage } from "./error-message.tsx";

export interface PagedListProps<Item> {
  /** The query of the page that is shown. */
  query: UseQueryResult<CursorPage>;
  /** What is on the page; undefined until it is there. */
  items: readonly Item[] | undefined;
  /** Stands where there is no item, saying what to do next. */
  none: ReactNode;
  /** Stands where the page is not there yet. */
  pending?: ReactNode;
  /** Of the page that is shown; the first has none. */
  cursor: string | undefined;
  onTurn: (cursor: string) => void;
  /** What holds the list in each of its states, and not the way to other pages. */
  frame?: (list: ReactNode) => ReactNode;
  /** The list or table of at least one item. */
  children: (items: readonly Item[]) => ReactNode;
}

/** One page of a list, however its query stands, and the way to the pages beside it. */
export function PagedList<Item>(props: PagedListProps<Item>) {
  const { query, items, none, cursor, onTurn, children } = props;
  const { pending = <Skeleton height={200} radius="md" />, frame = (list) => list } = props;
  return (
    <>
      {frame(
        <>
          {query.isError && (
            <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />
          )}
          {query.isPending && pending}
          {items?.length === 0 && none}
          {items !== undefined && items.length > 0 && children(items)}
        </>,
      )}
      <CursorTurner page={query.data} isFirst={cursor === undefined} onTurn={onTurn} />
    </>
  );
}
