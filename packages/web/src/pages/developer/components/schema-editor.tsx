import { useEffect, useId, useRef } from "react";
import classes from "./schema-editor.module.css";

const MIN_LINES = 14;

interface SchemaEditorProps {
  text: string;
  onChange: (text: string) => void;
  wrongLine: number | undefined;
}

/** A text of JSON with the numbers of its lines; the wrong one is marked. */
export function SchemaEditor({ text, onChange, wrongLine }: SchemaEditorProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Changed by a button, it is another text: it is shown from where its lines begin.
    if (document.activeElement !== area.current) area.current?.scrollTo({ left: 0 });
  }, [text]);
  const count = Math.max(text.split("\n").length, MIN_LINES);
  return (
    <div className={classes["editor"]}>
      <div className={classes["numbers"]} aria-hidden="true">
        {Array.from({ length: count }, (_, at) => (
          // Lines are their numbers.
          // oxlint-disable-next-line no-array-index-key
          <div key={at} data-wrong={at + 1 === wrongLine}>
            {at + 1}
          </div>
        ))}
      </div>
      <textarea
        ref={area}
        id={id}
        className={classes["text"]}
        aria-label="Schema, as JSON"
        aria-invalid={wrongLine !== undefined}
        aria-describedby="schema-state"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        rows={count}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={
          '{\n  "elements": [\n    { "type": "stacktrace-link", "uri": "/source" }\n  ]\n}'
        }
      />
    </div>
  );
}
