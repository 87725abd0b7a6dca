import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { instanceOrganizationsQuery } from "../../api/administration.ts";
import { counted } from "../../format/number.ts";
import { ListLine } from "../../ui/list-line.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { SearchedListPage } from "./searched-list-page.tsx";

const route = getRouteApi("/signed-in/admin/organizations");

/** Every organization by its size. What is in them is theirs. */
export function OrganizationsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(instanceOrganizationsQuery(search));
  return (
    <SearchedListPage
      title="Organizations"
      description="Their sizes. What is in them is for their members only."
      listTitle="All"
      searchLabel="Search organizations"
      searchPlaceholder="Name or slug"
      search={search}
      onSearch={(wanted) => void navigate({ search: wanted })}
      query={page}
      items={page.data?.organizations}
      none="None is called that."
    >
      {(one) => (
        <ListLine
          key={one.id}
          title={one.name}
          facts={[
            <>
              {one.slug}, since <TimeAgo instant={one.dateCreated} />
            </>,
            [
              counted(one.memberCount, "member"),
              counted(one.projectCount, "project"),
              `${counted(one.eventCount, "event")} in 30 days`,
            ].join(" · "),
          ]}
        />
      )}
    </SearchedListPage>
  );
}
