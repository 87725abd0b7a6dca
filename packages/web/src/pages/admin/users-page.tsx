import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { instanceUsersQuery } from "../../api/administration.ts";
import { SearchedListPage } from "./searched-list-page.tsx";
import { UserLine } from "./user-line.tsx";

const route = getRouteApi("/signed-in/admin/users");

/** Everybody who has an account, and how they stand to the instance. */
export function UsersPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(instanceUsersQuery(search));
  return (
    <SearchedListPage
      title="Users"
      description="People come by invitation to an organization. Who is shut out keeps their name on what they did."
      listTitle="Everybody"
      searchLabel="Search users"
      searchPlaceholder="Name or e-mail"
      search={search}
      onSearch={(wanted) => void navigate({ search: wanted })}
      query={page}
      items={page.data?.users}
      none="Nobody is called that."
    >
      {(user) => <UserLine key={user.id} user={user} />}
    </SearchedListPage>
  );
}
