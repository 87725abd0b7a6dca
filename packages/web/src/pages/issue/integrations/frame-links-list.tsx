import type { FrameShape, UiComponent } from "@vedette/contract";
import { createContext, useContext } from "react";
import { Icon } from "../../../ui/icon.tsx";
import { frameLinks } from "./frame-links.ts";
import classes from "./frame-links-list.module.css";

/** The `stacktrace-link` components of the page, for every frame on it. */
export const FrameComponents = createContext<readonly UiComponent[]>([]);

/** What integrations have to show for a frame. */
export function FrameLinksList({ frame }: { frame: FrameShape }) {
  const links = frameLinks(useContext(FrameComponents), frame);
  if (links.length === 0) return null;
  return (
    <ul className={classes["links"]}>
      {links.map(({ key, name, href, error }) => (
        <li key={key}>
          {href === undefined ? (
            <span className={classes["failed"]} title={error}>
              {name}: {error === "" ? "its link leads to no web page" : error}
            </span>
          ) : (
            <a href={href} target="_blank" rel="noopener noreferrer">
              Open in {name} <Icon name="external" size={11} />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
