import type { ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import classes from "./markdown.module.css";

/** Every heading is one of the third rank: those above are of our pages. */
function Heading({ children }: { children?: ReactNode }) {
  return <h3 className={classes["heading"]}>{children}</h3>;
}

/** Only links that lead out of here over HTTP, and no pictures: those would be fetched from outside. */
const COMPONENTS: Components = {
  a: ({ href, children }) =>
    href !== undefined && /^https?:\/\//i.test(href) ? (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    ) : (
      <>{children}</>
    ),
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  img: ({ alt }) => <>{alt}</>,
};

/** Text that somebody wrote in Markdown. Markup in it is shown as text and never runs. */
export function MarkdownText({ text }: { text: string }) {
  return <Markdown components={COMPONENTS}>{text}</Markdown>;
}
