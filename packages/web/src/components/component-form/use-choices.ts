import { useQuery } from "@tanstack/react-query";
import { readChoices, type SelectField } from "./form-shape.ts";
import type { dependentDataOf } from "./form-values.ts";
import type { LoadChoices } from "./load-choices.ts";

interface ChoicesWanted {
  field: SelectField;
  source: string;
  query: string;
  dependent: ReturnType<typeof dependentDataOf>;
  loadChoices: LoadChoices;
}

/**
 * What a select offers beyond what came with the form: asked for when somebody types, and when all
 * it depends on is there. Nothing is asked of selects whose choices stand in the form.
 */
export function useChoices({ field, source, query, dependent, loadChoices }: ChoicesWanted) {
  const { uri } = field;
  const data = dependent.ready ? dependent.data : undefined;
  const isOpening = (data !== undefined || !field.isPrepared) && !field.skip_load_on_open;
  const isTyped = query !== "" && field.async;
  return useQuery({
    queryKey: ["choices", source, uri, data, field.async ? query : ""],
    queryFn: async ({ signal }) => {
      const asked = {
        uri: uri ?? "",
        ...(field.async && query !== "" && { query }),
        ...(data !== undefined && { dependentData: data }),
      };
      const answer = await loadChoices(asked, signal);
      return { ...answer, choices: readChoices(answer.choices) };
    },
    enabled: uri !== undefined && dependent.ready && (isTyped || isOpening),
    placeholderData: (before, beforeQuery) =>
      beforeQuery?.queryKey[3] === data ? before : undefined,
    retry: false,
    staleTime: 30_000,
  });
}
