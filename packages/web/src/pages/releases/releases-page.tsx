import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { releaseHealthQuery, releasesQuery } from "../../api/releases.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { ListToolbar } from "../../components/list-toolbar.tsx";
import { PagedList } from "../../components/paged-list.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { healthByRelease } from "./health.ts";
import { parseReleasesSearch, type ReleasesSearch } from "./releases-search.ts";
import { ReleasesTable } from "./releases-table.tsx";
import classes from "./releases.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/releases");
const RELEASES_A_PAGE = 25;
const HEALTH_PERIOD = "14d";

/** The releases of an organization with their health. */
export function ReleasesPage() {
  const { organization } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(releasesQuery(organization, { limit: RELEASES_A_PAGE, ...search }));
  const health = useQuery(releaseHealthQuery(organization, { statsPeriod: HEALTH_PERIOD }));
  const change = (part: { [name in keyof ReleasesSearch]?: string }) => {
    const { cursor: _, ...kept } = search;
    void navigate({ search: parseReleasesSearch({ ...kept, ...part }) });
  };
  return (
    <>
      <PageHeader
        title="Releases"
        description="What you deployed, and how it does: sessions of the last 14 days."
      />
      <ListToolbar
        organization={organization}
        label="Search releases"
        placeholder="Part of the version"
        search={search}
        scopes={["project", "environment"]}
        onChange={change}
      >
        <NativeSelect
          size="xs"
          aria-label="Status"
          value={search.status ?? ""}
          onChange={(event) => change({ status: event.currentTarget.value })}
          data={[
            { value: "", label: "In use" },
            { value: "archived", label: "Archived" },
          ]}
        />
      </ListToolbar>
      <div className={classes["list"]}>
        <PagedList
          query={page}
          items={page.data?.releases}
          none={<NoReleases isDefault={Object.keys(search).length === 0} />}
          cursor={search.cursor}
          onTurn={(cursor) => void navigate({ search: { ...search, cursor } })}
        >
          {(releases) => (
            <>
              <ReleasesTable
                organization={organization}
                releases={releases}
                health={health.data && healthByRelease(health.data)}
              />
              {health.isError && <ErrorMessage error={health.error} />}
            </>
          )}
        </PagedList>
      </div>
    </>
  );
}

function NoReleases({ isDefault }: { isDefault: boolean }) {
  return isDefault ? (
    <EmptyState icon="package" title="No release yet">
      Set release in your SDK, or run sentry-cli releases new in your build: releases appear by
      themselves.
    </EmptyState>
  ) : (
    <EmptyState icon="search" title="No release matches">
      Search for another part of the version, or choose all projects and environments.
    </EmptyState>
  );
}
