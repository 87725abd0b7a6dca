import { PagedPanel, type PagedPanelProps } from "../../components/paged-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import classes from "./admin-page.module.css";

interface Search {
  query?: string;
  cursor?: string;
}

interface SearchedListPageProps<Item> extends Pick<
  PagedPanelProps<Item>,
  "query" | "items" | "none" | "children"
> {
  title: string;
  description: string;
  listTitle: string;
  searchLabel: string;
  searchPlaceholder: string;
  /** What is searched and which page of it is shown: of the address. */
  search: Search;
  onSearch: (search: Search) => void;
}

/** Everything of one kind that the instance has, a page at a time, and a search over it. */
export function SearchedListPage<Item>(props: SearchedListPageProps<Item>) {
  const {
    title,
    description,
    listTitle,
    searchLabel,
    searchPlaceholder,
    search,
    onSearch,
    ...list
  } = props;
  return (
    <>
      <PageHeader title={title} description={description} />
      <div className={classes["panels"]}>
        <PagedPanel
          {...list}
          title={listTitle}
          aside={
            <SearchField
              label={searchLabel}
              placeholder={searchPlaceholder}
              value={search.query}
              onSearch={(query) => onSearch(query === "" ? {} : { query })}
            />
          }
          cursor={search.cursor}
          onTurn={(cursor) => onSearch({ ...search, cursor })}
        />
      </div>
    </>
  );
}
