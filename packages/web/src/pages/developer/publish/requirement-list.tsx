import { Badge } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { SentryApp } from "@vedette/contract";
import { ListLine } from "../../../ui/list-line.tsx";
import { Panel } from "../../../ui/panel.tsx";
import type { Requirement } from "./readiness.ts";

interface RequirementListProps {
  organization: string;
  app: SentryApp;
  requirements: readonly Requirement[];
}

/** What is there and what is missing before the staff can be asked. */
export function RequirementList({ organization, app, requirements }: RequirementListProps) {
  return (
    <Panel title="Before you ask" flush>
      <ul>
        {requirements.map(({ name, isMet, isNeeded, sentence }) => (
          <ListLine
            key={name}
            title={sentence}
            aside={
              isMet ? (
                <Badge color="teal">there</Badge>
              ) : (
                <>
                  <Badge color={isNeeded ? "red" : "gray"}>
                    {isNeeded ? "missing" : "not there"}
                  </Badge>
                  <Link
                    to="/organizations/$organization/settings/developer/$app/"
                    params={{ organization, app: app.slug }}
                  >
                    Add it
                  </Link>
                </>
              )
            }
          />
        ))}
      </ul>
    </Panel>
  );
}
