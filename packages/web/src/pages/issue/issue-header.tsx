import { Link } from "@tanstack/react-router";
import type { IssueDetail, IssueUpdate } from "@vedette/contract";
import { LevelWord } from "../../components/level-mark.tsx";
import { safeLink } from "../../url/safe-link.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { AssigneeMenu } from "./assignee-menu.tsx";
import { DeleteIssue } from "./delete-issue.tsx";
import { externalName } from "./integrations/external-name.ts";
import { IssueActions } from "./issue-actions.tsx";
import { OwnMarks } from "./own-marks.tsx";
import { statusWords } from "./status-words.ts";
import classes from "./issue-header.module.css";

interface IssueHeaderProps {
  organization: string;
  issue: IssueDetail;
  onChange: (change: IssueUpdate) => void;
  busy: boolean;
}

/** What broke, how it stands, and what can be done about it. */
export function IssueHeader({ organization, issue, onChange, busy }: IssueHeaderProps) {
  const { type, value } = issue.metadata;
  return (
    <header className={classes["header"]}>
      <nav aria-label="Where this is" className={classes["path"]}>
        <Link to="/organizations/$organization/issues/" params={{ organization }}>
          Issues
        </Link>
        <span aria-hidden="true">/</span>
        <Link
          to="/organizations/$organization/issues/"
          params={{ organization }}
          search={{ project: issue.project.slug }}
        >
          {issue.project.name}
        </Link>
        <span aria-hidden="true">/</span>
        <span>{issue.shortId}</span>
        <CopyButton value={issue.permalink} what="link to this issue" />
      </nav>
      <div className={classes["row"]}>
        <div className={classes["words"]}>
          <h1 className={classes["title"]}>{type === undefined ? issue.title : type}</h1>
          {type !== undefined && value !== undefined && value !== "" && (
            <p className={classes["value"]}>{value}</p>
          )}
          <ul className={classes["facts"]}>
            <li>
              <LevelWord level={issue.level} />
            </li>
            <li className={classes["status"]} data-status={issue.status}>
              {statusWords(issue)}
            </li>
            {issue.isUnhandled && <li className={classes["unhandled"]}>Unhandled</li>}
            {issue.culprit !== "" && <li className={classes["culprit"]}>{issue.culprit}</li>}
            {issue.annotations.map(({ displayName, url }) => (
              <li key={url}>
                <Annotation name={externalName(displayName)} url={url} />
              </li>
            ))}
          </ul>
        </div>
        <div className={classes["actions"]}>
          <OwnMarks issue={issue} onChange={onChange} />
          <DeleteIssue organization={organization} issue={issue} />
          <AssigneeMenu organization={organization} issue={issue} onChange={onChange} />
          <IssueActions organization={organization} issue={issue} onChange={onChange} busy={busy} />
        </div>
      </div>
    </header>
  );
}

/** A link an app has attached; shown without the link when it leads to no web page. */
function Annotation({ name, url }: { name: string; url: string }) {
  const href = safeLink(url);
  if (href === undefined) return <>{name}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {name}
    </a>
  );
}
