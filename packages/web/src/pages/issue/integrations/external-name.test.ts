import { expect, test } from "vitest";
import { externalName } from "./external-name.ts";

test("what was escaped once is shown as it was", () => {
  expect(externalName("SHOP#&lt;2&gt; &amp; &quot;more&quot;")).toBe('SHOP#<2> & "more"');
  expect(externalName("it&#x27;s it&#39;s")).toBe("it's it's");
});

test("what was escaped twice is shown escaped", () => {
  expect(externalName("&amp;lt;b&amp;gt;")).toBe("&lt;b&gt;");
});
