import type { SentryApp } from "@vedette/contract";
import { Icon } from "../ui/icon.tsx";
import classes from "./app-icon.module.css";

interface AppIconProps {
  app: Pick<SentryApp, "avatars">;
  size?: number;
}

/**
 * An integration's icon in the colour of the text around it, for where its links stand among others;
 * a plug while it has none. Its name stands beside.
 */
export function AppIcon({ app, size = 16 }: AppIconProps) {
  const icon = app.avatars.find(
    ({ photoType, avatarType }) => photoType === "icon" && avatarType === "upload",
  );
  if (icon === undefined) return <Icon name="plug" size={size} />;
  const maskImage = `url(${JSON.stringify(icon.avatarUrl)})`;
  return (
    <span
      className={classes["icon"]}
      style={{ width: size, height: size, maskImage }}
      aria-hidden="true"
    />
  );
}
