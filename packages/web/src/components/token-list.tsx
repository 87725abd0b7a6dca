import { Button } from "@mantine/core";
import type { ApiToken } from "@vedette/contract";
import { useState } from "react";
import { TimeAgo } from "../ui/time-ago.tsx";
import { permissionWords } from "./permission-words.ts";
import classes from "./token-list.module.css";

interface TokenListProps {
  tokens: readonly ApiToken[];
  /** What to do when there is none. */
  empty: string;
  busy: boolean;
  onDelete: (id: string) => void;
}

/** Tokens without their values; deleting asks once more. */
export function TokenList({ tokens, empty, busy, onDelete }: TokenListProps) {
  const [asking, setAsking] = useState<string>();
  if (tokens.length === 0) return <p className={classes["none"]}>{empty}</p>;
  return (
    <ul>
      {tokens.map((token) => (
        <li key={token.id} className={classes["line"]}>
          <div className={classes["words"]}>
            <p className={classes["name"]}>
              {token.name ?? "Without a name"} <code>…{token.tokenLastCharacters ?? ""}</code>
            </p>
            <p className={classes["facts"]}>{permissionWords(token.scopes)}</p>
            <p className={classes["facts"]}>
              created <TimeAgo instant={token.dateCreated} />, <LastUse token={token} />
            </p>
          </div>
          {asking === token.id ? (
            <div className={classes["actions"]}>
              <Button variant="default" size="compact-xs" onClick={() => setAsking(undefined)}>
                Keep
              </Button>
              <Button
                color="red.8"
                size="compact-xs"
                loading={busy}
                onClick={() => onDelete(token.id)}
                autoFocus
              >
                Delete for good
              </Button>
            </div>
          ) : (
            <Button
              variant="subtle"
              color="red"
              size="compact-xs"
              aria-label={`Delete the token ${token.name ?? token.id}`}
              onClick={() => setAsking(token.id)}
            >
              Delete
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function LastUse({ token }: { token: ApiToken }) {
  if (token.dateLastUsed === undefined || token.dateLastUsed === null) return <>never used</>;
  return (
    <>
      last used <TimeAgo instant={token.dateLastUsed} />
    </>
  );
}
