/** How a value is looked at; what stands inside it is looked at in the same manner, unless named. */
export type Manner =
  /** Data: names decide first, then secret words and forms in texts. */
  | "data"
  /** Texts are left alone; what is named inside is data. */
  | "safe"
  /** As data, but four numbers in a row are no address. */
  | "version"
  /** Programs' own words (names, source lines): only forms count. */
  | "words"
  /** For people to read: what must go is replaced by what it was. */
  | "message"
  /** Cookies: by name in a container, `name=value; name=value` in a text. */
  | "cookies"
  /** As data, but a browser's own description of itself is kept whole. */
  | "headers"
  /** An address: its query and fragment are read as pairs, the rest as words. */
  | "url"
  /** A request's body: read as a form or as JSON where it is one, else as data. */
  | "body";
