import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { releaseHealthQuery, releasesQuery } from "../../api/releases.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { PagedList } from "../../components/paged-list.tsx";
import { EnvironmentSelect, ProjectSelect } from "../../components/scope-selects.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SearchField } from "../../ui/search-field.tsx";
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
      <Toolbar organization={organization} search={search} onChange={change} />
      <div className={classes["list"]}>
        <PagedList
          query={page}
          items={page.data?.releases}
          none={<NoReleases search={search} />}
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

interface ToolbarProps {
  organization: string;
  search: ReleasesSearch;
  onChange: (part: { [name in keyof ReleasesSearch]?: string }) => void;
}

function Toolbar({ organization, search, onChange }: ToolbarProps) {
  return (
    <div className={classes["toolbar"]}>
      <SearchField
        label="Search releases"
        placeholder="Part of the version"
        value={search.query}
        className={classes["search"]}
        onSearch={(query) => onChange({ query })}
      />
      <ProjectSelect
        organization={organization}
        value={search.project}
        onChange={(project) => onChange({ project })}
      />
      <EnvironmentSelect
        organization={organization}
        value={search.environment}
        onChange={(environment) => onChange({ environment })}
      />
      <NativeSelect
        size="xs"
        aria-label="Status"
        value={search.status ?? ""}
        onChange={(event) => onChange({ status: event.currentTarget.value })}
        data={[
          { value: "", label: "In use" },
          { value: "archived", label: "Archived" },
        ]}
      />
    </div>
  );
}

function NoReleases({ search }: { search: ReleasesSearch }) {
  const isDefault = Object.keys(search).length === 0;
  return (
    <EmptyState
      icon={isDefault ? "package" : "search"}
      title={isDefault ? "No release yet" : "No release matches"}
    >
      {isDefault
        ? "Set release in your SDK, or run sentry-cli releases new in your build: releases appear by themselves."
        : "Search for another part of the version, or choose all projects and environments."}
    </EmptyState>
  );
}
