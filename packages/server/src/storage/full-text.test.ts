import { createTestDatabase, openTestStorage, testEngines } from "@vedette/testkit";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchText, putText, type Storage, toSearchedWords, toWords } from "./index.ts";

describe("the words of a text", () => {
  test.each<[text: string, words: string[]]>([
    ["", []],
    ["… — !", []],
    ["Cannot read x2 of x2", ["cannot", "read", "x2", "of"]],
    ["TypeError: getURLOf", ["typeerror", "type", "error", "geturlof", "get", "url", "of"]],
    ["pay_later.js", ["pay", "later", "js"]],
    ["Größe ÉLAN 一二", ["größe", "élan", "一二"]],
    ["ﬁle", ["file"]],
    ["x".repeat(100), ["x".repeat(64)]],
  ])("%s", (text, words) => {
    expect(toWords(text)).toEqual(words);
  });

  test("are looked for as they were typed", () => {
    expect(toSearchedWords('TypeErr "x')).toEqual(["typeerr", "x"]);
  });
});

describe.each(testEngines())("full text on %s", (engine) => {
  const find = async (storage: Storage, text: string): Promise<number[]> => {
    const rows = await storage.db
      .selectFrom("issue_words")
      .select("rowid")
      .where(matchText(engine, "issue_words", "rowid", toSearchedWords(text)))
      .orderBy("rowid")
      .execute();
    return rows.map((row) => row.rowid);
  };
  const put = async (storage: Storage, texts: Readonly<Record<number, string>>): Promise<void> => {
    const rows = Object.entries(texts).map(([id, text]) => ({
      id: Number(id),
      words: toWords(text),
    }));
    await storage.transaction(async (tx) => await putText(engine, tx, "issue_words", rows));
  };

  test("finds all words by how they begin, and follows what is written over and deleted", async () => {
    await using database = await createTestDatabase(engine);
    const storage = await openTestStorage(database);
    try {
      await put(storage, { 1: "TimeoutError in pay", 2: "Timeout of cart", 3: "" });
      expect(await find(storage, "time")).toEqual([1, 2]);
      expect(await find(storage, "pay time")).toEqual([1]);
      expect(await find(storage, "ERR")).toEqual([1]);
      expect(await find(storage, "out")).toEqual([]);
      await put(storage, { 1: "something else" });
      expect(await find(storage, "time")).toEqual([2]);
      await storage.db.deleteFrom("issue_words").where("rowid", "=", 2).execute();
      expect(await find(storage, "time")).toEqual([]);
      expect(await find(storage, "some else")).toEqual([1]);
    } finally {
      await storage.close();
    }
  });

  test("finds whatever was written by each of its words", async () => {
    await using database = await createTestDatabase(engine);
    const storage = await openTestStorage(database);
    const text = fc.string({ unit: fc.constantFrom(..."aBc1 '\"\\:*&|()<->!_éßΩя你".split("")) });
    try {
      await fc.assert(
        fc.asyncProperty(text, async (text) => {
          await put(storage, { 1: text });
          for (const word of toSearchedWords(text)) {
            expect([word, await find(storage, word)]).toEqual([word, [1]]);
          }
        }),
        { numRuns: 60 },
      );
    } finally {
      await storage.close();
    }
  });
});
