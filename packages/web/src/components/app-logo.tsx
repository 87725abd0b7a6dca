import type { SentryApp } from "@vedette/contract";
import classes from "./app-logo.module.css";

interface AppLogoProps {
  app: Pick<SentryApp, "name" | "avatars">;
  size?: number;
}

/** An integration's logo; its first letter while it has none. Its name stands beside. */
export function AppLogo({ app, size = 40 }: AppLogoProps) {
  const logo = app.avatars.find(
    ({ photoType, avatarType }) => photoType === "logo" && avatarType === "upload",
  );
  return (
    <span
      className={classes["logo"]}
      style={{ width: size, height: size, fontSize: size / 2.4 }}
      aria-hidden="true"
    >
      {logo === undefined ? (
        app.name.slice(0, 1).toUpperCase()
      ) : (
        <img src={logo.avatarUrl} alt="" width={size} height={size} loading="lazy" />
      )}
    </span>
  );
}
