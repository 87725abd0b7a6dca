import { Badge, NativeSelect, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { Member } from "@vedette/contract";
import { memberListQuery, useMemberChanges } from "../../api/members.ts";
import { meQuery } from "../../api/session.ts";
import { PagedPanel } from "../../components/paged-panel.tsx";
import { useAccess } from "../../components/use-access.ts";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { InvitePanel } from "./invite-panel.tsx";
import { ROLE_OPTIONS, toRole } from "./role-words.ts";
import classes from "./settings-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/settings/members");

/** Who belongs to an organization, who is invited, and what each may do. */
export function MembersPage() {
  const { organization } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(memberListQuery(organization, search));
  const mayInvite = useAccess(organization, "member:invite", "member:write", "member:admin");
  return (
    <>
      <PageHeader
        title="Members"
        description="Roles say what somebody may do; teams say which projects are theirs."
      />
      <div className={classes["panels"]}>
        {mayInvite && <InvitePanel organization={organization} />}
        <PagedPanel
          title="Everybody"
          aside={
            <TextInput
              size="xs"
              type="search"
              aria-label="Search members"
              placeholder="Name or e-mail"
              defaultValue={search.query ?? ""}
              onChange={(event) => {
                const query = event.currentTarget.value.trim();
                void navigate({ search: query === "" ? {} : { query }, replace: true });
              }}
            />
          }
          query={page}
          items={page.data?.members}
          none="Nobody is called that."
          cursor={search.cursor}
          onTurn={(cursor) => void navigate({ search: (old) => ({ ...old, cursor }) })}
        >
          {(member) => <MemberLine key={member.id} organization={organization} member={member} />}
        </PagedPanel>
      </div>
    </>
  );
}

function MemberLine({ organization, member }: { organization: string; member: Member }) {
  const { data: me } = useQuery(meQuery);
  const mayWrite = useAccess(organization, "member:write", "member:admin");
  const mayRemove = useAccess(organization, "member:admin");
  const { update, remove } = useMemberChanges(organization);
  const isMe = member.user !== null && member.user.id === me?.id;
  return (
    <ListLine
      title={
        <>
          {member.name} {isMe && <Badge>you</Badge>}{" "}
          {member.isServiceAccount && <Badge color="gray">service account</Badge>}
          {member.pending && (
            <Badge color="yellow">{member.expired ? "invitation expired" : "invited"}</Badge>
          )}
        </>
      }
      facts={[
        member.email,
        <>
          since <TimeAgo instant={member.dateCreated} />
          {member.inviterName !== null && `, invited by ${member.inviterName}`}
        </>,
      ]}
      aside={
        <>
          {mayWrite && !isMe ? (
            <NativeSelect
              size="xs"
              aria-label={`Role of ${member.name}`}
              value={member.orgRole}
              disabled={update.isPending}
              onChange={(event) =>
                update.mutate({ member: member.id, orgRole: toRole(event.currentTarget.value) })
              }
              data={ROLE_OPTIONS.map(({ value, label }) => ({
                value,
                label: label.split(":")[0] ?? value,
              }))}
            />
          ) : (
            <Text size="xs" c="dimmed">
              {member.orgRole}
            </Text>
          )}
          {(mayRemove || isMe) && (
            <ConfirmButton
              action={isMe ? "Leave" : "Remove"}
              what={isMe ? "the organization" : member.name}
              busy={remove.isPending}
              onConfirm={() => remove.mutate(member.id)}
            />
          )}
        </>
      }
    />
  );
}
