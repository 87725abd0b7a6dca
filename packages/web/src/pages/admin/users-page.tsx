import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { instanceUsersQuery } from "../../api/administration.ts";
import { CursorTurner } from "../../components/cursor-turner.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { EmptyLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { UserLine } from "./user-line.tsx";
import classes from "./admin-page.module.css";

const route = getRouteApi("/signed-in/admin/users");

/** Everybody who has an account, and how they stand to the instance. */
export function UsersPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(instanceUsersQuery(search));
  return (
    <>
      <PageHeader
        title="Users"
        description="People come by invitation to an organization. Who is shut out keeps their name on what they did."
      />
      <div className={classes["panels"]}>
        <Panel
          title="Everybody"
          flush
          aside={
            <SearchField
              label="Search users"
              placeholder="Name or e-mail"
              value={search.query}
              onSearch={(query) => void navigate({ search: query === "" ? {} : { query } })}
            />
          }
        >
          {page.isError && <ErrorMessage error={page.error} />}
          <ul>
            {page.data?.users.map((user) => (
              <UserLine key={user.id} user={user} />
            ))}
          </ul>
          {page.data?.users.length === 0 && <EmptyLine>Nobody is called that.</EmptyLine>}
        </Panel>
        <CursorTurner
          page={page.data}
          isFirst={search.cursor === undefined}
          onTurn={(cursor) => void navigate({ search: (old) => ({ ...old, cursor }) })}
        />
      </div>
    </>
  );
}
