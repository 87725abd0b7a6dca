import Markdown, { type Components } from "react-markdown";

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
  img: ({ alt }) => <>{alt}</>,
};

/** Text that somebody wrote in Markdown. Markup in it is shown as text and never runs. */
export function MarkdownText({ text }: { text: string }) {
  return <Markdown components={COMPONENTS}>{text}</Markdown>;
}
