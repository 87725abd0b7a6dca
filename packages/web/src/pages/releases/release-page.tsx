import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Release } from "@vedette/contract";
import { deploysQuery, releaseCommitsQuery, releaseQuery } from "../../api/releases.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { fullTime } from "../../format/time.ts";
import { KeyValues } from "../../ui/key-values.tsx";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { safeLink } from "../../url/safe-link.ts";
import { NewIssues } from "./new-issues.tsx";
import { ReleaseActions } from "./release-actions.tsx";
import { ReleaseHealth } from "./release-health.tsx";
import classes from "./releases.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/releases/$version");

/** One release: how it does, what broke in it, where it was deployed, what is in it. */
export function ReleasePage() {
  const { organization, version } = route.useParams();
  const { data: release } = useSuspenseQuery(releaseQuery(organization, version));
  return (
    <>
      <PageHeader
        title={release.versionInfo.description}
        description={
          <>
            <Link
              to="/organizations/$organization/releases/"
              params={{ organization }}
              className={classes["back"]}
            >
              Releases
            </Link>{" "}
            / <code>{release.version}</code>
            {release.status === "archived" && " (archived)"}
          </>
        }
        actions={<ReleaseActions organization={organization} release={release} />}
      />
      <div className={classes["columns"]}>
        <div className={classes["column"]}>
          <ReleaseHealth organization={organization} version={version} />
          <NewIssues organization={organization} release={release} />
          <Commits organization={organization} version={version} />
        </div>
        <aside className={classes["column"]} aria-label="About this release">
          <About release={release} />
          <Deploys organization={organization} version={version} />
        </aside>
      </div>
    </>
  );
}

function About({ release }: { release: Release }) {
  const rows: [string, string][] = [
    ["Projects", release.projects.map(({ name }) => name).join(", ")],
    ["Created", fullTime(release.dateCreated)],
    ["Released", release.dateReleased === null ? "not yet" : fullTime(release.dateReleased)],
    ["First event", release.firstEvent === null ? "none" : fullTime(release.firstEvent)],
    ["Last event", release.lastEvent === null ? "none" : fullTime(release.lastEvent)],
    ...(release.ref === null ? [] : [["Ref", release.ref] satisfies [string, string]]),
  ];
  return (
    <Panel title="About" flush>
      <KeyValues rows={rows} />
    </Panel>
  );
}

function Deploys({ organization, version }: { organization: string; version: string }) {
  const deploys = useQuery(deploysQuery(organization, version));
  return (
    <Panel title="Deploys" flush>
      {deploys.isError && <ErrorMessage error={deploys.error} />}
      {deploys.data?.length === 0 && (
        <EmptyLine>None was reported. sentry-cli deploys new does it.</EmptyLine>
      )}
      <ul>
        {(deploys.data ?? []).map(({ id, environment, name, url, dateFinished }) => {
          const href = url === null ? undefined : safeLink(url);
          return (
            <ListLine
              key={id}
              title={environment}
              facts={[
                <span key="when">
                  {name !== null && `${name}, `}
                  <TimeAgo instant={dateFinished} />
                </span>,
              ]}
              aside={
                href !== undefined && (
                  <a href={href} target="_blank" rel="noopener noreferrer">
                    Open
                  </a>
                )
              }
            />
          );
        })}
      </ul>
    </Panel>
  );
}

function Commits({ organization, version }: { organization: string; version: string }) {
  const commits = useQuery(releaseCommitsQuery(organization, version));
  return (
    <Panel title="Commits" flush>
      {commits.isError && <ErrorMessage error={commits.error} />}
      {commits.data?.length === 0 && (
        <EmptyLine>None was reported. sentry-cli releases set-commits does it.</EmptyLine>
      )}
      <ul>
        {(commits.data ?? []).map(({ id, message, author, dateCreated, repository }) => (
          <ListLine
            key={id}
            title={message?.split("\n", 1)[0] ?? id.slice(0, 12)}
            facts={[
              <span key="who">
                <code>{id.slice(0, 8)}</code> {author?.name ?? author?.email ?? ""}{" "}
                {repository?.name ?? ""} <TimeAgo instant={dateCreated} />
              </span>,
            ]}
          />
        ))}
      </ul>
    </Panel>
  );
}
