import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { IssueDetail, UiComponent } from "@vedette/contract";
import { useState } from "react";
import { externalIssuesQuery, useExternalIssueChanges } from "../../../api/external-issues.ts";
import { preparedComponentsQuery } from "../../../api/ui-components.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { useAccess } from "../../../components/use-access.ts";
import { ConfirmButton } from "../../../ui/confirm-button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { ListLine } from "../../../ui/list-line.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { safeLink } from "../../../url/safe-link.ts";
import { externalName } from "./external-name.ts";
import { LinkIssueDialog } from "./link-issue-dialog.tsx";
import classes from "./external-issues-panel.module.css";

interface ExternalIssuesPanelProps {
  organization: string;
  issue: IssueDetail;
  /** The event on the page: what is sent elsewhere quotes it. */
  event: string;
}

/** The issues of other tools this one is linked to, and a way to link more. */
export function ExternalIssuesPanel({ organization, issue, event }: ExternalIssuesPanelProps) {
  const [opened, setOpened] = useState<UiComponent>();
  const linked = useQuery(externalIssuesQuery(organization, issue.id));
  const components = useQuery(
    preparedComponentsQuery(organization, "issue-link", issue.project.slug),
  );
  const { unlink } = useExternalIssueChanges(organization, issue.id);
  const mayUnlink = useAccess(organization, "event:admin");
  const all = components.data ?? [];
  const nameOf = (slug: string) =>
    all.find(({ sentryApp }) => sentryApp.slug === slug)?.sentryApp.name ?? slug;
  const isNothing = all.length === 0 && (linked.data ?? []).length === 0;
  if (components.isSuccess && linked.isSuccess && isNothing) return null;

  return (
    <Panel title="Linked issues" flush>
      <ul>
        {(linked.data ?? []).map((one) => (
          <ListLine
            key={one.id}
            title={<ExternalLink name={externalName(one.displayName)} url={one.webUrl} />}
            facts={[nameOf(one.serviceType)]}
            aside={
              mayUnlink && (
                <ConfirmButton
                  action="Unlink"
                  what={externalName(one.displayName)}
                  busy={unlink.isPending}
                  onConfirm={() => unlink.mutate(one.id)}
                />
              )
            }
          />
        ))}
      </ul>
      {components.isPending && <Skeleton className={classes["loading"] ?? ""} height={28} />}
      {components.isError && (
        <ErrorMessage error={components.error} onRetry={() => void components.refetch()} />
      )}
      <div className={classes["buttons"]}>
        {all.map((component) => (
          <LinkButtonOf
            key={component.uuid}
            component={component}
            busy={components.isFetching}
            onOpen={() => setOpened(component)}
            onRetry={() => void components.refetch()}
          />
        ))}
      </div>
      {opened !== undefined && (
        <LinkIssueDialog
          organization={organization}
          issue={issue}
          event={event}
          component={opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Panel>
  );
}

interface LinkButtonOfProps {
  component: UiComponent;
  busy: boolean;
  onOpen: () => void;
  onRetry: () => void;
}

/** The button of one integration; while that one fails, disabled with the reason below. */
function LinkButtonOf({ component, busy, onOpen, onRetry }: LinkButtonOfProps) {
  const { sentryApp, error } = component;
  return (
    <div>
      <Button
        variant="default"
        fullWidth
        justify="start"
        leftSection={<Icon name="plug" size={14} />}
        disabled={error !== ""}
        onClick={onOpen}
      >
        {sentryApp.name}
      </Button>
      {error !== "" && (
        <p className={classes["error"]} role="status">
          {error}{" "}
          <Button variant="subtle" size="compact-xs" loading={busy} onClick={onRetry}>
            Ask again
          </Button>
        </p>
      )}
    </div>
  );
}

/** Shown without the link when it leads to no web page. */
function ExternalLink({ name, url }: { name: string; url: string }) {
  const href = safeLink(url);
  if (href === undefined) return <>{name}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {name} <Icon name="external" size={12} />
    </a>
  );
}
