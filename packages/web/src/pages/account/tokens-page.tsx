import { useSuspenseQuery } from "@tanstack/react-query";
import { apiTokensQuery, useDeleteApiToken } from "../../api/api-tokens.ts";
import { TokenList } from "../../components/token-list.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { NewTokenForm } from "./new-token-form.tsx";
import classes from "./tokens-page.module.css";

/** The person's own API tokens. */
export function TokensPage() {
  const { data: tokens } = useSuspenseQuery(apiTokensQuery);
  const deleting = useDeleteApiToken();
  return (
    <>
      <PageHeader
        title="API tokens"
        description="A token acts as you, within the permissions you give it. Scripts send it as Authorization: Bearer."
      />
      <div className={classes["panels"]}>
        <Panel title="New token">
          <NewTokenForm />
        </Panel>
        <Panel title="Your tokens" flush>
          <TokenList
            tokens={tokens}
            empty="No token yet. Create one above to use the API from a script."
            busy={deleting.isPending}
            onDelete={(id) => deleting.mutate(id)}
          />
        </Panel>
      </div>
    </>
  );
}
