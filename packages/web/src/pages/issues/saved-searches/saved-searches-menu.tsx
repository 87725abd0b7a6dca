import { Button, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { SavedSearch } from "@vedette/contract";
import { useState } from "react";
import { savedSearchesQuery } from "../../../api/saved-searches.ts";
import { Icon } from "../../../ui/icon.tsx";
import { DEFAULT_QUERY, type IssueSearch, parseIssueSearch } from "../issue-search.ts";
import { KeepSearchDialog } from "./keep-search-dialog.tsx";
import { ManageSearchesDialog } from "./manage-searches-dialog.tsx";

interface SavedSearchesMenuProps {
  organization: string;
  search: IssueSearch;
}

/** The searches kept under a name: to go to, to add the present one to, to put in order. */
export function SavedSearchesMenu({ organization, search }: SavedSearchesMenuProps) {
  const [dialog, setDialog] = useState<"keep" | "manage">();
  const saved = useQuery(savedSearchesQuery(organization));
  const navigate = useNavigate({ from: "/organizations/$organization/issues" });
  const all = saved.data ?? [];
  const query = search.query ?? DEFAULT_QUERY;
  const shown = all.find((one) => one.query === query && one.sort === (search.sort ?? "date"));

  function go({ query, sort }: SavedSearch) {
    const { cursor: _, query: __, sort: ___, ...kept } = search;
    void navigate({ to: "./", search: parseIssueSearch({ ...kept, query, sort }) });
  }
  const lines = (of: readonly SavedSearch[]) =>
    of.map((one) => (
      <Menu.Item
        key={one.id}
        onClick={() => go(one)}
        aria-current={one === shown ? "true" : undefined}
        rightSection={one === shown ? <Icon name="check" size={14} /> : null}
      >
        {one.name}
      </Menu.Item>
    ));
  const own = all.filter(({ visibility }) => visibility === "owner");
  const common = all.filter(({ visibility }) => visibility === "organization");

  return (
    <>
      <Menu width={260} position="bottom-start">
        <Menu.Target>
          <Button variant="default" size="sm" fw={400} leftSection={<Icon name="bookmark" />}>
            {shown?.name ?? "Saved"}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {own.length > 0 && <Menu.Label>Yours</Menu.Label>}
          {lines(own)}
          {common.length > 0 && <Menu.Label>Of the organization</Menu.Label>}
          {lines(common)}
          {all.length === 0 && <Menu.Label>No search is saved yet.</Menu.Label>}
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="plus" size={14} />} onClick={() => setDialog("keep")}>
            Save this search…
          </Menu.Item>
          {all.length > 0 && (
            <Menu.Item
              leftSection={<Icon name="sliders" size={14} />}
              onClick={() => setDialog("manage")}
            >
              Rename, share, delete…
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === "keep" && (
        <KeepSearchDialog
          organization={organization}
          query={query}
          sort={search.sort ?? "date"}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === "manage" && (
        <ManageSearchesDialog
          organization={organization}
          searches={all}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  );
}
