import { Button, Group, TextInput } from "@mantine/core";
import type { SavedSearch } from "@vedette/contract";
import { type FormEvent, useState } from "react";
import { toWords } from "../../../api/errors.ts";
import { useSavedSearchChanges } from "../../../api/saved-searches.ts";
import { ConfirmButton } from "../../../ui/confirm-button.tsx";
import { ListLine } from "../../../ui/list-line.tsx";

interface SavedSearchLineProps {
  organization: string;
  search: SavedSearch;
  mayShare: boolean;
  mayChange: boolean;
}

/** One search that is kept, with what can be done about it. */
export function SavedSearchLine({
  organization,
  search,
  mayShare,
  mayChange,
}: SavedSearchLineProps) {
  const [renaming, setRenaming] = useState(false);
  const [name, setName] = useState(search.name);
  const { update, remove } = useSavedSearchChanges(organization);
  const isCommon = search.visibility === "organization";

  function onRename(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") return;
    update.mutate(
      { search: search.id, name: name.trim() },
      { onSuccess: () => setRenaming(false) },
    );
  }

  return (
    <ListLine
      title={
        renaming ? (
          <form onSubmit={onRename}>
            <Group gap={6} wrap="nowrap" align="flex-start">
              <TextInput
                aria-label={`New name of ${search.name}`}
                size="xs"
                value={name}
                maxLength={128}
                autoFocus
                onChange={(event) => setName(event.currentTarget.value)}
                error={update.isError ? toWords(update.error).sentence : undefined}
              />
              <Button type="submit" loading={update.isPending} disabled={name.trim() === ""}>
                Rename
              </Button>
            </Group>
          </form>
        ) : (
          search.name
        )
      }
      facts={[
        <code key="query">{search.query === "" ? "all issues" : search.query}</code>,
        ...(isCommon ? ["for everybody in the organization"] : []),
        ...(update.isError && !renaming ? [toWords(update.error).sentence] : []),
      ]}
      aside={
        mayChange && (
          <>
            {!renaming && (
              <Button variant="subtle" size="compact-xs" onClick={() => setRenaming(true)}>
                Rename
              </Button>
            )}
            {mayShare && (
              <Button
                variant="subtle"
                size="compact-xs"
                loading={update.isPending}
                onClick={() =>
                  update.mutate({
                    search: search.id,
                    visibility: isCommon ? "owner" : "organization",
                  })
                }
              >
                {isCommon ? "Stop sharing" : "Share"}
              </Button>
            )}
            <ConfirmButton
              action="Delete"
              what={search.name}
              busy={remove.isPending}
              onConfirm={() => remove.mutate(search.id)}
            />
          </>
        )
      }
    />
  );
}
