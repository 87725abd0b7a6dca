import { Modal } from "@mantine/core";
import type { SavedSearch } from "@vedette/contract";
import { useAccess } from "../../../components/use-access.ts";
import { EmptyLine } from "../../../ui/list-line.tsx";
import { SavedSearchLine } from "./saved-search-line.tsx";

interface ManageSearchesDialogProps {
  organization: string;
  searches: readonly SavedSearch[];
  onClose: () => void;
}

/** The searches kept, each to be renamed, shared or deleted by who may. */
export function ManageSearchesDialog(props: ManageSearchesDialogProps) {
  const { organization, searches, onClose } = props;
  const isManager = useAccess(organization, "org:write", "org:admin");
  return (
    <Modal opened onClose={onClose} title="Saved searches" size="lg">
      <ul>
        {searches.map((search) => (
          <SavedSearchLine
            key={search.id}
            organization={organization}
            search={search}
            mayShare={isManager}
            mayChange={search.visibility === "owner" ? search.isOwn : isManager}
          />
        ))}
      </ul>
      {searches.length === 0 && <EmptyLine>No search is saved any more.</EmptyLine>}
    </Modal>
  );
}
