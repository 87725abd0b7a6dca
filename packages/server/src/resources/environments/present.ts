import type { Environment as EnvironmentShape, ProjectEnvironment } from "@vedette/contract";
import type { Environment } from "./model.ts";

/** An environment as its organization sees it. */
export function presentEnvironment({
  id,
  name,
}: Pick<Environment, "id" | "name">): EnvironmentShape {
  return { id: String(id), name };
}

/** An environment as its project sees it. */
export function presentProjectEnvironment(environment: Environment): ProjectEnvironment {
  return { ...presentEnvironment(environment), isHidden: environment.isHidden };
}
