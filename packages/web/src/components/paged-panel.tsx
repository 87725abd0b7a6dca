import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { EmptyLine } from "../ui/list-line.tsx";
import { Panel } from "../ui/panel.tsx";
import { PagedList, type PagedListProps } from "./paged-list.tsx";

export interface PagedPanelProps<Item> extends Pick<
  PagedListProps<Item>,
  "query" | "items" | "cursor" | "onTurn"
> {
  title: string;
  /** Stands at the right of the title: what narrows the list. */
  aside?: ReactNode;
  /** What it says when there is no item: what to do next, in a sentence. */
  none: string;
  /** The line of an item, with its key. */
  children: (item: Item) => ReactNode;
}

/** A paged list of lines in a panel, which the way to other pages stands below. */
export function PagedPanel<Item>(props: PagedPanelProps<Item>) {
  const { title, aside, none, children, ...list } = props;
  return (
    <PagedList
      {...list}
      none={<EmptyLine>{none}</EmptyLine>}
      pending={<Skeleton height={80} w="auto" m="sm" />}
      frame={(content) => (
        <Panel title={title} aside={aside} flush>
          {content}
        </Panel>
      )}
    >
      {(items) => <ul>{items.map((item) => children(item))}</ul>}
    </PagedList>
  );
}
