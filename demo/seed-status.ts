import { createHoot, createSentry, postSentryStatus } from "@vedette/contract";
import type { Place } from "./place.ts";

/** What the demo's sentries are told over and over, by name. */
export interface ToldSentry {
  uid: string;
  name: string;
}

/** Hoots with their sentries, and a history for each. */
export async function seedStatus(place: Place): Promise<ToldSentry[]> {
  const { api, organization } = place;
  const params = { organization };
  const { body: sales } = await api.call(createHoot, {
    params,
    body: {
      name: "Sales report",
      description: "Orders and revenue of yesterday",
      link: "https://reports.acme.example/sales",
      text: "Numbers are **net** of returns. The import runs every night at three.",
      faq: [
        {
          question: "Why does yesterday change during the morning?",
          answer: "Returns come in until ten.",
        },
      ],
    },
  });
  const { body: search } = await api.call(createHoot, {
    params,
    body: { name: "Search", description: "How fresh the product index is" },
  });
  await api.call(createSentry, {
    params,
    body: {
      name: "Payment errors",
      description: "Unresolved issues of the API",
      follows: { type: "issues", project: "shop-api", level: "error", minutes: 1440 },
      hoots: [sales.uid],
    },
  });
  const told = [...sales.sentries, ...search.sentries].map(({ uid, name }) => ({ uid, name }));
  for (const { uid } of told) await tellHistory(place, uid);
  await tell(place, search.sentries[0]?.uid ?? "", {
    state: "sad",
    user_message: "The index is an hour old",
    history_note: "Reindexing after the schema change",
  });
  return told;
}

/** Tells a sentry how things are. */
export async function tell(place: Place, sentry: string, query: object): Promise<void> {
  await place.api.call(postSentryStatus, { params: { sentry }, query: query as never, body: {} });
}

async function tellHistory(place: Place, sentry: string): Promise<void> {
  for (let run = 0; run < 6; run++) {
    await tell(place, sentry, {
      state: run === 2 ? "sick" : "happy",
      user_message: run === 2 ? "The import failed" : "",
      history_note: run === 2 ? "The disk of the warehouse was full" : `Run ${run + 1}`,
      "meta[latest_record_at]": new Date(Date.now() - run * 600_000).toISOString(),
      "meta[row_counts][orders]": 1200 + run * 37,
      "meta[row_counts][returns]": 60 + run * 3,
    });
  }
}
