import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Project } from "@vedette/contract";
import { useState } from "react";
import { issueListQuery } from "../../api/issues.ts";
import { useSendTestEvent } from "../../api/test-event.ts";
import { LinkButton } from "../../components/links.tsx";
import classes from "./first-event.module.css";

interface FirstEventProps {
  organization: string;
  project: Project;
  /** Undefined when the project has no key. */
  dsn: string | undefined;
}

/** Waits for the project's first event and, once it is there, leads to its issue. */
export function FirstEvent({ organization, project, dsn }: FirstEventProps) {
  const isWaiting = project.firstEvent === null;
  const [hasWaited] = useState(isWaiting);
  if (!hasWaited) return null;
  return (
    <div className={classes["state"]} data-waiting={isWaiting} role="status">
      <span className={classes["light"]} aria-hidden="true" />
      {isWaiting ? (
        <>
          <p>
            <strong>Waiting for your first event.</strong> Set up an SDK as shown below, or send a
            test event. This page notices by itself.
          </p>
          {dsn !== undefined && <TestEventButton dsn={dsn} />}
        </>
      ) : (
        <Arrived organization={organization} project={project.slug} />
      )}
    </div>
  );
}

function TestEventButton({ dsn }: { dsn: string }) {
  const sending = useSendTestEvent(dsn);
  return (
    <Button
      variant="default"
      loading={sending.isPending}
      disabled={sending.isSuccess}
      onClick={() => sending.mutate()}
    >
      {sending.isSuccess ? "Sent" : "Send a test event"}
    </Button>
  );
}

function Arrived({ organization, project }: { organization: string; project: string }) {
  const first = useQuery(issueListQuery(organization, { query: "", project, limit: 1 }));
  const issue = first.data?.issues[0];
  return (
    <>
      <p>
        <strong>The first event has arrived.</strong> {issue?.title}
      </p>
      {issue !== undefined && (
        <LinkButton
          to="/organizations/$organization/issues/$issue/"
          params={{ organization, issue: issue.id }}
        >
          See the issue
        </LinkButton>
      )}
    </>
  );
}
