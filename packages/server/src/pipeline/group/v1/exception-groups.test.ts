import { describe, expect, test } from "vitest";
import type { EventPayload } from "../../seams.ts";
import { errorOf, tell } from "../canonical-event.fixture.ts";
import { group } from "../index.ts";

describe("several exceptions thrown as one", () => {
  const group0 = { type: "generic", is_exception_group: true, exception_id: 0 };
  function inner(id: number, type: string, parent_id = 0) {
    return {
      type,
      value: "v",
      mechanism: { type: "chained", exception_id: id, parent_id },
    };
  }
  const wrapper = { type: "ExceptionGroup", value: "2 sub-exceptions", mechanism: group0 };

  function types(event: EventPayload): string[] {
    const components = tell(event)[0]?.components ?? [];
    return components.filter(([name]) => name === "type").map(([, value]) => value);
  }

  test("the wrapper is dropped", () => {
    expect(types(errorOf(inner(2, "B"), inner(1, "A"), wrapper))).toEqual(["B", "A"]);
  });

  test("those that are alike are told once", () => {
    expect(types(errorOf(inner(3, "A"), inner(2, "B"), inner(1, "A"), wrapper))).toEqual([
      "A",
      "B",
    ]);
  });

  test("causes of inner ones are left out", () => {
    expect(types(errorOf(inner(3, "Cause", 1), inner(2, "B"), inner(1, "A"), wrapper))).toEqual([
      "B",
      "A",
    ]);
  });

  test("a group in a group is looked into", () => {
    const nested = {
      type: "ExceptionGroup",
      mechanism: { type: "chained", is_exception_group: true, exception_id: 1, parent_id: 0 },
    };
    expect(types(errorOf(inner(3, "B"), inner(2, "A", 1), nested, wrapper))).toEqual(["B", "A"]);
  });

  test("a single one is grouped as if it had been thrown alone, with its causes", () => {
    const cause = { type: "Cause", value: "c" };
    const thrown = { type: "A", value: "v" };
    const alone = group(errorOf(cause, thrown)).hashes;
    const grouped = errorOf({ ...inner(2, "Cause", 1), value: "c" }, inner(1, "A"), wrapper);
    expect(group(grouped).hashes).toEqual(alone);
  });

  test("many alike are grouped as one alone", () => {
    const alone = group(errorOf({ type: "A", value: "v" })).hashes;
    expect(group(errorOf(inner(2, "A"), inner(1, "A"), wrapper)).hashes).toEqual(alone);
  });

  test("where the tree is not told, all but the wrappers stay", () => {
    const lost = { type: "Group", mechanism: { type: "generic", is_exception_group: true } };
    expect(types(errorOf({ type: "A" }, { type: "B" }, lost))).toEqual(["A", "B"]);
  });

  test("a wrapper without anything inside stands for itself", () => {
    expect(types(errorOf(wrapper))).toEqual(["ExceptionGroup"]);
    expect(types(errorOf(wrapper, { ...wrapper, type: "Other" }))).toEqual([
      "ExceptionGroup",
      "Other",
    ]);
  });
});
