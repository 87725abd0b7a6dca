import { SegmentedControl, Textarea } from "@mantine/core";
import { useState } from "react";
import { MarkdownText } from "../../components/markdown.tsx";
import classes from "./overview-field.module.css";

interface OverviewFieldProps {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** Text in Markdown, and how it will look. */
export function OverviewField({ value, onChange, error }: OverviewFieldProps) {
  const [isPreview, setIsPreview] = useState(false);
  return (
    <div className={classes["field"]}>
      <Textarea
        label="Overview"
        description="What people read before they install it, in Markdown. The first paragraph is on its card."
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        maxLength={10_000}
        autosize
        minRows={4}
        maxRows={16}
        error={error}
        inputContainer={(input) => (isPreview ? <Preview text={value} /> : input)}
      />
      <SegmentedControl
        size="xs"
        className={classes["switch"]}
        aria-label="Overview as"
        value={isPreview ? "preview" : "write"}
        onChange={(mode) => setIsPreview(mode === "preview")}
        data={[
          { value: "write", label: "Write" },
          { value: "preview", label: "Preview" },
        ]}
      />
    </div>
  );
}

function Preview({ text }: { text: string }) {
  return (
    <div className={classes["preview"]}>
      {text.trim() === "" ? "Nothing written yet." : <MarkdownText text={text} />}
    </div>
  );
}
