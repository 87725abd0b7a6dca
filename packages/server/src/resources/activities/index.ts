/** Issue histories: who did what to an issue and when; comments are lines of it too. */
export { authorOf } from "./author.ts";
export { findAuthors, type Authors } from "./find-authors.ts";
export { listActivities, listHistory } from "./list-activities.ts";
export { isSameAuthor, NOBODY, type Activity, type Author, type NewActivity } from "./model.ts";
export { findComebacks } from "./store-comebacks.ts";
export { presentActivity } from "./present.ts";
export { deleteActivitiesOf, moveActivitiesOf } from "./store-purge.ts";
export {
  deleteActivity,
  findActivity,
  findNotesOf,
  insertActivities,
  insertActivity,
  updateActivityData,
} from "./store.ts";
