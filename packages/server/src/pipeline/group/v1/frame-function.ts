import type { Frame } from "../../seams.ts";

const UNKNOWN = new Set(["", "?", "<unknown>", "<anonymous>", "anonymous", "Anonymous function"]);

/** The function's name, without what differs from build to build; empty when nobody knows it. */
export function functionName(frame: Frame, platform: string): string {
  const sent = frame.function?.trim() ?? "";
  const name = stable(sent, platform);
  return UNKNOWN.has(name) ? "" : name;
}

function stable(name: string, platform: string): string {
  switch (platform) {
    case "javascript":
    case "node":
      return scriptFunction(name);
    case "php":
      return phpFunction(name);
    case "ruby":
      return withoutGenerated(name.replace(RUBY_BLOCK_DEPTH, "block in"));
    case "python":
      return withoutGenerated(name);
    case "java":
      return name.replace(JAVA_NUMBER, "$");
    default:
      return name;
  }
}

const SCRIPT_ALIAS = / \[as [^\]]*\]$/;

/** `async Object.foo [as bar]` → `foo`: the same function however it was reached. */
function scriptFunction(name: string): string {
  const named = name.endsWith("]") ? name.replace(SCRIPT_ALIAS, "") : name;
  const plain = named.startsWith("async ") ? named.slice(6) : named;
  return plain.slice(plain.lastIndexOf(".") + 1);
}

/** PHP puts the file and line of a closure or nameless class into its name. */
function phpFunction(name: string): string {
  return withoutGenerated(name)
    .replace(/\{closure:[^}]*\}/g, "{closure}")
    .replace(/(@anonymous).*?(?=::|->|$)/, "$1");
}

const RUBY_BLOCK_DEPTH = /\bblock \(\d+ levels\) in\b/;
/** `lambda$run$0`, `access$000` */
const JAVA_NUMBER = /\$\d+/g;
/** `_app_views_users_show_html_erb__3401_7912` */
const GENERATED_NUMBERS = /(?:_+\d{3,})+$/;

function withoutGenerated(name: string): string {
  return name.replace(GENERATED_NUMBERS, "");
}
