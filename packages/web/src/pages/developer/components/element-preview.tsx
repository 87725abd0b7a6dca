import { SegmentedControl, Stack, Text } from "@mantine/core";
import type { SentryApp } from "@vedette/contract";
import { type ReactNode, useState } from "react";
import { AppIcon } from "../../../components/app-icon.tsx";
import type { LoadChoices } from "../../../components/component-form/load-choices.ts";
import { MediaPieces } from "../../../components/component-form/media-pieces.tsx";
import { FormPreview } from "./form-preview.tsx";
import { toAbsolute } from "./preview-address.ts";
import classes from "./element-preview.module.css";

interface ElementPreviewProps {
  app: SentryApp;
  element: unknown;
  source: string;
  loadChoices: LoadChoices;
}

/** One element of a schema as pages show it. */
export function ElementPreview({ app, element, source, loadChoices }: ElementPreviewProps) {
  const read = typeof element === "object" && element !== null ? element : {};
  const part = (name: string): unknown => Reflect.get(read, name);
  const forms = { source, loadChoices };
  switch (part("type")) {
    case "issue-link":
      return <IssueLink create={part("create")} link={part("link")} app={app} {...forms} />;
    case "alert-rule-action":
      return (
        <Titled type="alert-rule-action" title={textOf(part("title")) || "An alert's action"}>
          <FormPreview form={part("settings")} action="Save the rule" kind="alert" {...forms} />
        </Titled>
      );
    case "stacktrace-link":
      return (
        <Titled type="stacktrace-link" title={<BesideOthers where="Beside each frame" app={app} />}>
          <code className={classes["code"]}>
            {toAbsolute(app.webhookUrl, textOf(part("uri")))}
            ?installationId=…&amp;projectSlug=shop&amp;lineNo=42&amp;filename=src/cart.ts
          </code>
        </Titled>
      );
    case "issue-media":
      return (
        <Titled type="issue-media" title={textOf(part("title")) || "Media"}>
          <MediaPieces elements={withAddresses(part("elements"), app.webhookUrl)} />
        </Titled>
      );
    default:
      return (
        <Text size="xs" c="dimmed">
          An element without a known type.
        </Text>
      );
  }
}

interface IssueLinkProps extends Omit<ElementPreviewProps, "element"> {
  create: unknown;
  link: unknown;
}

function IssueLink({ app, create, link, source, loadChoices }: IssueLinkProps) {
  const [which, setWhich] = useState("create");
  return (
    <Titled type="issue-link" title={<BesideOthers where="On an issue's page" app={app} />}>
      <SegmentedControl
        size="xs"
        aria-label="Form"
        value={which}
        onChange={setWhich}
        data={[
          { value: "create", label: "Create an issue" },
          { value: "link", label: "Link an issue" },
        ]}
      />
      <FormPreview
        key={which}
        form={which === "create" ? create : link}
        action={which === "create" ? "Create" : "Link"}
        kind="issue"
        source={source}
        loadChoices={loadChoices}
      />
    </Titled>
  );
}

/** Where an element stands among those of others, which its icon tells apart. */
function BesideOthers({ where, app }: { where: string; app: SentryApp }) {
  return (
    <>
      {where}: <AppIcon app={app} size={14} /> {app.name}
    </>
  );
}

function Titled(props: { type: string; title: ReactNode; children: ReactNode }) {
  return (
    <Stack gap="sm">
      <div>
        <h3 className={classes["title"]}>{props.title}</h3>
        <p className={classes["type"]}>{props.type}</p>
      </div>
      {props.children}
    </Stack>
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Pictures and videos with whole addresses, as pages get them. */
function withAddresses(elements: unknown, webhookUrl: string | null): unknown {
  if (!Array.isArray(elements)) return [];
  return (elements as unknown[]).map((piece) => {
    const url: unknown = typeof piece === "object" && piece !== null && Reflect.get(piece, "url");
    if (typeof url !== "string" || !url.startsWith("/")) return piece;
    return { ...(piece as object), url: toAbsolute(webhookUrl, url) };
  });
}
