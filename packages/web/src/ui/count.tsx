import { VisuallyHidden } from "@mantine/core";
import { counted, fullNumber, shortNumber } from "../format/number.ts";

interface CountProps {
  value: number;
  /** What is counted, in the singular; read to who cannot see the column's heading. */
  noun: string;
  /** Where it is not with an s. */
  plural?: string;
}

/** A number in short, in full on hover and for screen readers. */
export function Count({ value, noun, plural }: CountProps) {
  return (
    <span title={fullNumber(value)}>
      <span aria-hidden="true">{shortNumber(value)}</span>
      <VisuallyHidden>{counted(value, noun, plural)}</VisuallyHidden>
    </span>
  );
}
