// Prints, as JSON, the names of all packages that are loaded with the module it is given.
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

const packages = new Set<string>();
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(resolved.url)?.[1];
    if (name !== undefined) packages.add(name);
    return resolved;
  },
});
const [, , path = ""] = process.argv;
await import(pathToFileURL(path).href);
console.log(JSON.stringify([...packages]));
