import { authorizeInstallation } from "@vedette/contract";
import { implement, type Implemented } from "../../../routing/index.ts";
import { presentNewToken } from "../../api-tokens/index.ts";
import type { Instance } from "../../instance.ts";
import { authorize } from "./authorize.ts";

/** How integrations get their tokens. */
export function authorizationRoutes(instance: Instance): Implemented[] {
  return [
    implement(authorizeInstallation, async ({ params, body, request }) => {
      const { authorization } = request;
      const { installation } = params;
      const issued = await authorize(instance, { installation, authorization, fields: body });
      const shown = presentNewToken(issued.token, issued.value, issued.refreshValue);
      const state = typeof body?.state === "string" ? body.state : null;
      return { status: 201, body: { ...shown, state } };
    }),
  ];
}
