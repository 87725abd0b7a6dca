import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Release } from "@vedette/contract";
import { useState } from "react";
import { useReleaseChanges } from "../../api/releases.ts";
import { notifyDone } from "../../components/notify.tsx";
import { useAccess } from "../../components/use-access.ts";
import { ConfirmByName } from "../../ui/confirm-by-name.tsx";

/** Archives a release or brings it back; deletes it, for who may. */
export function ReleaseActions(props: { organization: string; release: Release }) {
  const { organization, release } = props;
  const [asking, setAsking] = useState(false);
  const { update, remove } = useReleaseChanges(organization, release.version);
  const navigate = useNavigate();
  const mayWrite = useAccess(organization, "project:write", "project:releases", "project:admin");
  const mayDelete = useAccess(organization, "project:admin");
  const isArchived = release.status === "archived";

  function onDelete() {
    remove.mutate(undefined, {
      onSuccess: () => {
        notifyDone(`Release ${release.versionInfo.description} deleted.`);
        void navigate({ to: "/organizations/$organization/releases/", params: { organization } });
      },
    });
  }

  return (
    <>
      {mayWrite && release.dateReleased === null && (
        <Button
          variant="default"
          loading={update.isPending}
          onClick={() => update.mutate({ dateReleased: new Date().toISOString() })}
        >
          Mark as released
        </Button>
      )}
      {mayWrite && (
        <Button
          variant="default"
          loading={update.isPending}
          onClick={() => update.mutate({ status: isArchived ? "open" : "archived" })}
        >
          {isArchived ? "Restore" : "Archive"}
        </Button>
      )}
      {mayDelete && (
        <Button variant="outline" color="red" onClick={() => setAsking(true)}>
          Delete
        </Button>
      )}
      <ConfirmByName
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={onDelete}
        title="Delete this release"
        warning="It goes with its deploys and commits. Events and issues stay; a new event of it brings the release back."
        name={release.version}
        action="Delete the release"
        busy={remove.isPending}
      />
    </>
  );
}
