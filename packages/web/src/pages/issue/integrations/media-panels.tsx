import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { UiComponent } from "@vedette/contract";
import { preparedComponentsQuery } from "../../../api/ui-components.ts";
import { MediaPieces } from "../../../components/component-form/media-pieces.tsx";
import { Panel } from "../../../ui/panel.tsx";
import classes from "./external-issues-panel.module.css";

/** What integrations show about an issue: words, and links to pictures and videos. */
export function MediaPanels({ organization, project }: { organization: string; project: string }) {
  const components = useQuery(preparedComponentsQuery(organization, "issue-media", project));
  return (components.data ?? []).map((component) => (
    <Panel key={component.uuid} title={titleOf(component)}>
      {component.error === "" ? (
        <MediaPieces elements={component.schema["elements"]} />
      ) : (
        <p className={classes["error"]} role="status">
          {component.error}{" "}
          <Button
            variant="subtle"
            size="compact-xs"
            loading={components.isFetching}
            onClick={() => void components.refetch()}
          >
            Ask again
          </Button>
        </p>
      )}
    </Panel>
  ));
}

function titleOf({ schema, sentryApp }: UiComponent): string {
  const title = schema["title"];
  return typeof title === "string" && title !== ""
    ? `${title} · ${sentryApp.name}`
    : sentryApp.name;
}
