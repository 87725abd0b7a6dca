// What a shop's page would bundle: errors that are thrown, rejected and reported by hand.
import * as Sentry from "@sentry/browser";

Sentry.init({
  dsn: globalThis.shopDsn,
  release: "shop-web@2.0.0",
  environment: "staging",
});
Sentry.setTag("page", "checkout");

let counted = 0;

const actions = {
  throw() {
    throw new ReferenceError("basketTotal is not defined");
  },
  reject() {
    void Promise.reject(new RangeError("The delivery date has passed"));
  },
  report() {
    Sentry.captureMessage("Größe „XL“ ist ausverkauft 🧺", "info");
  },
  count() {
    // Each another text, for the SDK keeps equal messages in a row to itself.
    Sentry.captureMessage(`Counted to ${++counted}`);
  },
};
for (const [name, action] of Object.entries(actions)) {
  document.getElementById(name).addEventListener("click", action);
}

globalThis.shopFlushed = async () => await Sentry.flush(10_000);
