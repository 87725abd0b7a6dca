import type { LoadChoices } from "../../../components/component-form/load-choices.ts";

const COUNT = 3;

/** Choices made up for a preview: three, named for where real ones would be asked for. */
export const loadSamples: LoadChoices = async ({ uri, query = "", dependentData }) => {
  const about =
    dependentData === undefined ? "" : ` for ${Object.values(parse(dependentData)).join(", ")}`;
  const choices = Array.from({ length: COUNT }, (_, at): [string, string] => [
    `sample-${at + 1}`,
    `Sample ${at + 1} of ${uri}${about}`,
  ]);
  const wanted = query.toLowerCase();
  return { choices: choices.filter(([, label]) => label.toLowerCase().includes(wanted)) };
};

function parse(json: string): object {
  const value: unknown = JSON.parse(json);
  return typeof value === "object" && value !== null ? value : {};
}
