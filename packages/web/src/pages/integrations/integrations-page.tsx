import { Badge } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { DirectoryApp } from "@vedette/contract";
import { directoryQuery } from "../../api/integrations.ts";
import { AppLogo } from "../../components/app-logo.tsx";
import { LinkButton } from "../../components/links.tsx";
import { PagedList } from "../../components/paged-list.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { firstParagraph, installationWords } from "./installation-words.ts";
import classes from "./integrations-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/integrations");

/** The integrations an organization has or can install. */
export function IntegrationsPage() {
  const { organization } = route.useParams();
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(directoryQuery(organization, cursor));
  const build = (
    <LinkButton
      to="/organizations/$organization/settings/developer/"
      params={{ organization }}
      variant="default"
    >
      Build one
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Integrations"
        description="Other tools that hear what happens here, and act on it with permissions you give."
        actions={build}
      />
      <PagedList
        query={page}
        items={page.data?.apps}
        none={
          <EmptyState icon="plug" title="Nothing to install yet" action={build}>
            Integrations appear here once they are published. One of your own is made in the
            developer settings in a minute.
          </EmptyState>
        }
        cursor={cursor}
        onTurn={(next) => void navigate({ search: { cursor: next } })}
      >
        {(apps) => (
          <ul className={classes["cards"]}>
            {apps.map((one) => (
              <Card key={one.app.uuid} organization={organization} one={one} />
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}

function Card({ organization, one }: { organization: string; one: DirectoryApp }) {
  const { app, installation } = one;
  const words = installationWords(one);
  return (
    <li>
      <Link
        to="/organizations/$organization/integrations/$app/"
        params={{ organization, app: app.slug }}
        className={classes["card"]}
      >
        <AppLogo app={app} />
        <span className={classes["words"]}>
          <span className={classes["name"]}>{app.name}</span>{" "}
          {words !== "" && <Badge color={installation === null ? "gray" : "teal"}>{words}</Badge>}
          <span className={classes["overview"]}>{firstParagraph(app.overview)}</span>
          {app.author !== null && <span className={classes["facts"]}>by {app.author}</span>}
        </span>
      </Link>
    </li>
  );
}
