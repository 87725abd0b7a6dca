import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { parseIssueAction } from "@vedette/integration-kit";
import { checkSchema } from "../../packages/server/src/resources/ui-components/index.ts";
import { unusedUrl } from "../e2e/spawn-tracker.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(`${root}docs/integrate/ui-components.md`, "utf8");
const SECRET = "s3cret";

function samples(language: string): string[] {
  const blocks = page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"));
  return Array.from(blocks, ([, text = ""]) => text);
}

const [schema = "", posted = ""] = samples("json");
const [program = ""] = samples("ts");

test("its schema has every element and is taken", () => {
  const checked = checkSchema(JSON.parse(schema));
  expect(checked.message).toBeUndefined();
  expect("elements" in checked ? checked.elements.map(({ type }) => type).toSorted() : []).toEqual([
    "alert-rule-action",
    "issue-link",
    "issue-media",
    "stacktrace-link",
  ]);
});

test("its refusal is the one that is given", () => {
  const { message = "" } = checkSchema({ elements: [{ type: "stacktrace-link" }] });
  expect(page.replaceAll("\n", " ")).toContain(message);
});

test("its body of a form is one", () => {
  const headers = { "Sentry-App-Signature": sign(posted) };
  expect(parseIssueAction({ headers, body: posted, secret: SECRET })).toMatchObject({ ok: true });
});

test("its program answers a select and a form, and turns strangers away", async () => {
  const url = await unusedUrl();
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    cwd: root,
    env: { CLIENT_SECRET: SECRET, PORT: new URL(url).port },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill());
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe("listening");

  const ask = async (signature: string) =>
    await fetch(`${url}/boards?installationId=i`, {
      headers: { "Sentry-App-Signature": signature },
    });
  expect(await (await ask(sign(""))).json()).toEqual([{ value: "5", label: "Shop" }]);
  expect((await ask(sign("other"))).status).toBe(401);

  const post = async (body: string, signature = sign(body)) => {
    const headers = { "Sentry-App-Signature": signature };
    const response = await fetch(`${url}/tasks`, { method: "POST", headers, body });
    return [response.status, await response.json()];
  };
  expect(await post(posted)).toEqual([
    200,
    { webUrl: "https://tasks.example/1", project: "SHOP", identifier: "1" },
  ]);
  const elsewhere = posted.replace('"board": "5"', '"board": "6"');
  expect(await post(elsewhere)).toEqual([400, { message: "There is no such board." }]);
  expect(await post(posted, sign("other"))).toEqual([401, {}]);
});

function sign(body: string): string {
  return createHmac("sha256", SECRET).update(body).digest("hex");
}
