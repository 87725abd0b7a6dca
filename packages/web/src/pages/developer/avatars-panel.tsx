import type { SentryApp } from "@vedette/contract";
import { Panel } from "../../ui/panel.tsx";
import { PictureField } from "./picture-field.tsx";
import classes from "./picture-field.module.css";

/** An integration's logo and icon. */
export function AvatarsPanel({ app, mayWrite }: { app: SentryApp; mayWrite: boolean }) {
  return (
    <Panel title="Pictures">
      <div className={classes["pictures"]}>
        <PictureField app={app} kind="logo" label="Logo" mayWrite={mayWrite} />
        <PictureField app={app} kind="icon" label="Icon" mayWrite={mayWrite} />
      </div>
    </Panel>
  );
}
