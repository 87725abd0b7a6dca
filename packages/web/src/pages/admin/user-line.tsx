import { Badge, Button, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { InstanceUser } from "@vedette/contract";
import { useState } from "react";
import { useInstanceUserChanges } from "../../api/administration.ts";
import { meQuery } from "../../api/session.ts";
import { notifyDone } from "../../components/notify.tsx";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { ListLine } from "../../ui/list-line.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import classes from "./admin-page.module.css";

/** One account, with what can be done about it. */
export function UserLine({ user }: { user: InstanceUser }) {
  const { data: me } = useQuery(meQuery);
  const { update, makeLink } = useInstanceUserChanges(user.id);
  const [asking, setAsking] = useState<"shut-out" | "two-factor">();
  const name = user.name || user.email;
  const isMe = user.id === me?.id;
  const change = (body: Parameters<typeof update.mutate>[0], done: string) => {
    setAsking(undefined);
    update.mutate(body, { onSuccess: () => notifyDone(done) });
  };
  return (
    <>
      <ListLine
        title={
          <>
            {name} {isMe && <Badge>you</Badge>}{" "}
            {user.isInstanceAdmin && <Badge color="teal">administrator</Badge>}{" "}
            {user.isServiceAccount && <Badge color="gray">service account</Badge>}{" "}
            {user.has2fa && <Badge color="gray">two factors</Badge>}{" "}
            {!user.isActive && <Badge color="red">shut out</Badge>}
          </>
        }
        facts={[
          user.email,
          <>
            since <TimeAgo instant={user.dateJoined} />,{" "}
            {user.lastActive === null ? (
              "never seen"
            ) : (
              <>
                last seen <TimeAgo instant={user.lastActive} />
              </>
            )}
          </>,
        ]}
        aside={
          asking === "shut-out" ? (
            <ConfirmButton
              action="Shut out"
              what={name}
              busy={update.isPending}
              onConfirm={() => change({ isActive: false }, `${name} is shut out.`)}
            />
          ) : asking === "two-factor" ? (
            <ConfirmButton
              action="Take away"
              what={`the second factor of ${name}`}
              busy={update.isPending}
              onConfirm={() => change({ has2fa: false }, `${name} signs in without a code now.`)}
            />
          ) : (
            <Menu>
              <Menu.Target>
                <Button
                  variant="default"
                  size="compact-xs"
                  aria-label={`Change ${name}`}
                  loading={update.isPending || makeLink.isPending}
                >
                  Change
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {!user.isServiceAccount && user.isActive && (
                  <Menu.Item onClick={() => makeLink.mutate()}>
                    Make a link to choose a password
                  </Menu.Item>
                )}
                {user.has2fa && (
                  <Menu.Item onClick={() => setAsking("two-factor")}>
                    Take the second factor away …
                  </Menu.Item>
                )}
                {!isMe && !user.isServiceAccount && (
                  <Menu.Item
                    onClick={() =>
                      change(
                        { isInstanceAdmin: !user.isInstanceAdmin },
                        user.isInstanceAdmin
                          ? `${name} administers the instance no more.`
                          : `${name} administers the instance.`,
                      )
                    }
                  >
                    {user.isInstanceAdmin ? "No administrator any more" : "Make an administrator"}
                  </Menu.Item>
                )}
                {!isMe &&
                  (user.isActive ? (
                    <Menu.Item color="red" onClick={() => setAsking("shut-out")}>
                      Shut out …
                    </Menu.Item>
                  ) : (
                    <Menu.Item
                      onClick={() => change({ isActive: true }, `${name} is let in again.`)}
                    >
                      Let in again
                    </Menu.Item>
                  ))}
              </Menu.Dropdown>
            </Menu>
          )
        }
      />
      {makeLink.isSuccess && (
        <li className={classes["more"]}>
          <SecretBox what={`link for ${name}, good for an hour`} secret={makeLink.data} />
        </li>
      )}
    </>
  );
}
