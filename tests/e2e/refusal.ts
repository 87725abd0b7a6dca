import { ApiError } from "@vedette/contract";

/** How a call was refused; fails when it was not. */
export async function refusal(
  call: Promise<{ status: number }>,
): Promise<{ status: number; body: unknown }> {
  const outcome = await call.catch((error: unknown) => error);
  if (outcome instanceof ApiError) return { status: outcome.status, body: outcome.body };
  throw new Error("the call was not refused", { cause: outcome });
}
