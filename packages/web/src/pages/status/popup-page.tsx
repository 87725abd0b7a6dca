import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { hootPopupQuery } from "../../api/hoots.ts";
import { LinkButton } from "../../components/links.tsx";
import { MarkdownText } from "../../components/markdown.tsx";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { safeLink } from "../../url/safe-link.ts";
import { StateMark } from "./state-mark.tsx";
import classes from "./status-detail.module.css";

const route = getRouteApi("/signed-in/hoots/$hoot");

/** What a member sees who opens a badge: how things are, why, and what others asked. */
export function PopupPage() {
  const { hoot: uid } = route.useParams();
  const { data: hoot } = useSuspenseQuery(hootPopupQuery(uid));
  const link = hoot.link === null ? undefined : safeLink(hoot.link);
  return (
    <>
      <PageHeader
        title={hoot.name}
        description={hoot.description}
        actions={
          <LinkButton
            to="/organizations/$organization/status/hoots/$hoot/"
            params={{ organization: hoot.organization.slug, hoot: uid }}
            variant="default"
          >
            Its page
          </LinkButton>
        }
      />
      <p className={classes["facts"]}>
        <StateMark state={hoot.state} /> {hoot.message}
        {hoot.message !== "" && " · "}since <TimeAgo instant={hoot.lastChange} />
        {hoot.isOverridden && ", said by hand"}
        {link !== undefined && (
          <>
            {" · "}
            <a href={link} target="_blank" rel="noopener noreferrer">
              {link}
            </a>
          </>
        )}
      </p>
      <div className={classes["panels"]}>
        {hoot.text !== "" && (
          <Panel title="About it">
            <MarkdownText text={hoot.text} />
          </Panel>
        )}
        <Panel title="Why" flush>
          <ul>
            {hoot.sentries.map((sentry) => (
              <ListLine
                key={sentry.uid}
                title={sentry.name}
                facts={[
                  sentry.message === "" ? sentry.description : sentry.message,
                  sentry.lastUpdate === null ? (
                    "nothing said yet"
                  ) : (
                    <>
                      last told <TimeAgo instant={sentry.lastUpdate} />
                    </>
                  ),
                ]}
                aside={<StateMark state={sentry.state} />}
              />
            ))}
          </ul>
          {hoot.sentries.length === 0 && <EmptyLine>Nothing watches it.</EmptyLine>}
        </Panel>
        {hoot.notes.length > 0 && (
          <Panel title="Notes" flush>
            <ul>
              {hoot.notes.map((note) => (
                <ListLine
                  key={`${note.sentry} ${note.dateCreated}`}
                  title={note.note}
                  facts={[
                    <>
                      {note.sentry}, <TimeAgo instant={note.dateCreated} />
                    </>,
                  ]}
                  aside={<StateMark state={note.state} />}
                />
              ))}
            </ul>
          </Panel>
        )}
        {hoot.faq.length > 0 && (
          <Panel title="Questions people ask" flush>
            <ul>
              {hoot.faq.map(({ question, answer }) => (
                <ListLine key={question} title={question} facts={[answer]} />
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </>
  );
}
