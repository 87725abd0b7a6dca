import { SegmentedControl, Stack } from "@mantine/core";
import type { Hoot } from "@vedette/contract";
import { useState } from "react";
import { LinkButton } from "../../components/links.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./status-detail.module.css";

const FORMS = [
  { value: "markdown", label: "Markdown" },
  { value: "html", label: "HTML" },
  { value: "url", label: "Address" },
  { value: "iframe", label: "Frame" },
  { value: "script", label: "Script" },
] as const;

type Form = (typeof FORMS)[number]["value"];

/** The badge as it looks, and the lines that put it into pages. */
export function BadgePanel({ hoot }: { hoot: Hoot }) {
  const [form, setForm] = useState<Form>("markdown");
  const { svg } = hoot.badge;
  // The address stays the same when the state changes; the picture must not.
  const fresh = (address: string): string =>
    `${address}${address.includes("?") ? "&" : "?"}at=${Date.parse(hoot.lastChange)}`;
  return (
    <Panel
      title="Badge"
      aside={
        <LinkButton to="/hoots/$hoot/" params={{ hoot: hoot.uid }} variant="default">
          What members see
        </LinkButton>
      }
    >
      <Stack gap="md">
        <div className={classes["badges"]}>
          <div className={classes["ground"]}>
            <img src={fresh(svg.light)} alt={`Badge of ${hoot.name}, light`} />
          </div>
          <div className={classes["ground"]} data-dark>
            <img src={fresh(svg.dark)} alt={`Badge of ${hoot.name}, dark`} />
          </div>
          <div className={classes["ground"]}>
            <img src={fresh(svg.flat)} alt={`Badge of ${hoot.name}, flat`} />
          </div>
        </div>
        <SegmentedControl
          size="xs"
          value={form}
          onChange={(value) => setForm(FORMS.find((one) => one.value === value)?.value ?? "url")}
          data={[...FORMS]}
          aria-label="How it is put into a page"
        />
        <CodeBlock code={hoot.snippets[form]} label={`badge as ${form}`} />
        <CodeBlock code={hoot.badge.shields} label="address for shields.io" />
      </Stack>
    </Panel>
  );
}
