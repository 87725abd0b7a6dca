import { MarkdownText } from "../markdown.tsx";
import { Icon } from "../../ui/icon.tsx";
import { safeLink } from "../../url/safe-link.ts";
import { readPieces } from "./read-pieces.ts";
import classes from "./media-pieces.module.css";

/**
 * The words, pictures and videos of an `issue-media` component. Pictures and videos are links: they
 * are on hosts of others, from which no page here loads anything by itself.
 */
export function MediaPieces({ elements }: { elements: unknown }) {
  const pieces = readPieces(elements);
  return (
    <div className={classes["pieces"]}>
      {pieces.map((piece, at) => {
        // Pieces have no names and stay where they are.
        const key = `${at} ${piece.type}`;
        if ("text" in piece) {
          if (piece.type === "markdown") return <MarkdownText key={key} text={piece.text} />;
          return (
            <h3 key={key} className={classes["header"]}>
              {piece.text}
            </h3>
          );
        }
        const href = safeLink(piece.url);
        const words = piece.alt ?? (piece.type === "image" ? "Picture" : "Video");
        return (
          <p key={key}>
            {href === undefined ? (
              <>
                {words} <code>{piece.url}</code>
              </>
            ) : (
              <a href={href} target="_blank" rel="noopener noreferrer nofollow">
                {words} <Icon name="external" size={12} />
              </a>
            )}
          </p>
        );
      })}
    </div>
  );
}
