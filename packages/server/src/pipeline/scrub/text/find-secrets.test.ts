import { describe, expect, test } from "vitest";
import { rewrite } from "../span.ts";
import { findSecrets, toLooks } from "./index.ts";

const looks = toLooks(true, true);

function inData(text: string): string {
  return rewrite(text, findSecrets(text, looks.version)).text;
}

function inMessage(text: string): string {
  return rewrite(text, findSecrets(text, looks.message)).text;
}

function withoutAddresses(text: string): string {
  return rewrite(text, findSecrets(text, looks.data)).text;
}

describe("card numbers", () => {
  test.each([
    ["Visa", "4111111111111111"],
    ["Visa, in groups", "4111 1111 1111 1111"],
    ["Visa, with dashes", "4111-1111-1111-1111"],
    ["Mastercard 51", "5105105105105100"],
    ["Mastercard 55", "5555555555554444"],
    ["Mastercard 2221", "2221000000000009"],
    ["Mastercard 2300", "2300000000000003"],
    ["Mastercard 2720", "2720999999999996"],
    ["Discover 6011", "6011111111111117"],
    ["Discover 644", "6441111111111117"],
    ["Discover 65", "6500000000000002"],
    ["American Express 34", "341111111111111"],
    ["American Express 37", "378282246310005"],
    ["American Express, in groups", "3782 822463 10005"],
  ])("%s", (_name, number) => {
    expect(inData(`paid with ${number}.`)).toBe("paid with [Filtered].");
    expect(inData(`card_${number}_x`)).toBe("card_[Filtered]_x");
    expect(inMessage(number)).toBe("[creditcard]");
  });

  test.each([
    ["another prefix", "1234567812345678"],
    ["Mastercard's neighbour below", "2220000000000009"],
    ["Mastercard's neighbour above", "2721000000000004"],
    ["too short", "411111111111111"],
    ["too long", "41111111111111112"],
    ["a fraction", "0.4111111111111111"],
    ["part of a word", "a4111111111111111"],
    ["uneven separators", "4111-1111 1111-1111"],
    ["the digits of a UUID", "41111111-1111-1111-1111-111111111111"],
    ["a time in microseconds", "1763683200123456"],
  ])("but not %s", (_name, text) => {
    expect(inData(text)).toBe(text);
  });
});

describe("bank account numbers", () => {
  test.each([
    "DE89370400440532013000",
    "DE89 3704 0044 0532 0130 00",
    "GB82WEST12345698765432",
    "GB82 WEST 1234 5698 7654 32",
    "FR1420041010050500013M02606",
    "NL91ABNA0417164300",
    "NO9386011117947",
    "MT84MALT011000012345MTLCAST001S",
  ])("%s", (number) => {
    expect(inData(`to ${number}, EUR`)).toBe("to [Filtered], EUR");
    expect(inData(`to ${number} EUR 12`)).toBe("to [Filtered] EUR 12");
    expect(inMessage(`IBAN=${number}`)).toBe("IBAN=[iban]");
  });

  test.each([
    ["a country without them", "US64SVBKUS6S3300958879"],
    ["too short for the country", "DE8937040044053201300"],
    ["too long for the country", "DE893704004405320130001"],
    ["lower case", "de89370400440532013000"],
    ["part of a word", "xDE89370400440532013000"],
    ["an upper-case hash", "DE89370400440532013000ABCDEF0123"],
    ["two blanks", "DE89  3704 0044 0532 0130 00"],
  ])("but not %s", (_name, text) => {
    expect(inData(text)).toBe(text);
  });
});

describe("social security numbers", () => {
  test("three, two and four digits", () => {
    expect(inData("ssn: 123-45-6789")).toBe("ssn: [Filtered]");
    expect(inMessage("ssn 123-45-6789!")).toBe("ssn [us-ssn]!");
  });

  test.each(["123-45-67890", "1123-45-6789", "1-123-45-6789", "123-45-6789-0", "123 45 6789"])(
    "but not %s",
    (text) => {
      expect(inData(text)).toBe(text);
    },
  );
});

describe("keys in PEM form", () => {
  const body = "MIIEpAIBAAKCAQEA7bq\nQIDAQABAoIBAC==";

  test.each([
    "RSA PRIVATE KEY",
    "PRIVATE KEY",
    "OPENSSH PRIVATE KEY",
    "PUBLIC KEY",
    "PGP PRIVATE KEY BLOCK",
  ])("%s loses its body", (kind) => {
    const key = `-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----`;
    const expected = `a -----BEGIN ${kind}-----\n[Filtered]\n-----END ${kind}----- b`;
    expect(inData(`a ${key} b`)).toBe(expected);
    expect(inMessage(`a ${key} b`)).toBe(expected);
  });

  test("line breaks may be written out", () => {
    expect(inData("-----BEGIN PRIVATE KEY-----\\nMIIE\\nabc\\n-----END PRIVATE KEY-----")).toBe(
      "-----BEGIN PRIVATE KEY-----\\n[Filtered]\\n-----END PRIVATE KEY-----",
    );
  });

  test("one that was cut off goes to the end", () => {
    expect(inData(`-----BEGIN PRIVATE KEY-----\n${body}...`)).toBe(
      "-----BEGIN PRIVATE KEY-----\n[Filtered]",
    );
  });

  test("several in one text", () => {
    const key = `-----BEGIN EC PRIVATE KEY-----\n${body}\n-----END EC PRIVATE KEY-----`;
    expect(inData(`${key}\n${key}`)).not.toContain("MIIE");
  });

  test("a certificate is public", () => {
    const certificate = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`;
    expect(inData(certificate)).toBe(certificate);
  });
});

describe("bearers", () => {
  test.each(["Bearer abc.DEF-123", "bearer x", "BEARER  a/b+c=="])("%s", (text) => {
    expect(inData(`sent ${text}, refused`)).toBe("sent [Filtered], refused");
    expect(inMessage(`sent ${text}, refused`)).toBe("sent Bearer [token], refused");
  });

  test.each(["forbearer x1", "Bearer", "Bearer: none"])("but not %s", (text) => {
    expect(inData(text)).toBe(text);
  });
});

describe("passwords in addresses", () => {
  test.each([
    ["postgres://app:hunter2@db/shop", "postgres://app:[Filtered]@db/shop"],
    ["redis://:hunter2@cache:6379", "redis://:[Filtered]@cache:6379"],
    ["https://a:b@c@host.example/p", "https://a:[Filtered]@host.example/p"],
    ["amqp://a:hunter%402@mq.example.com", "amqp://a:[Filtered]@mq.example.com"],
  ])("%s", (text, expected) => {
    expect(inData(text)).toBe(expected);
    expect(inMessage(text)).toBe(expected);
  });

  test.each([
    "https://0123456789abcdef0123456789abcdef@sentry.example.com/1",
    "https://host:8080/a@b",
    "https://host:8080/?to=a@b",
    "time: 12:30 @ home",
  ])("but not %s", (text) => {
    expect(inData(text)).toBe(text);
    expect(inMessage(text)).toBe(text);
  });
});

describe("users' names in paths", () => {
  test.each([
    ["/home/jane/app/index.js", "/home/[Filtered]/app/index.js"],
    ["/home/jane.doe", "/home/[Filtered]"],
    ["cd /Users/jane && ls", "cd /Users/[Filtered] && ls"],
    ["file:///Users/jane/x.js", "file:///Users/[Filtered]/x.js"],
    ["file:///home/jane/x.js", "file:///home/[Filtered]/x.js"],
    ["(/nfs/home/jane)", "(/nfs/home/[Filtered])"],
    ["C:\\Users\\jane\\app.exe", "C:\\Users\\[Filtered]\\app.exe"],
    ["c:\\users\\Jane Doe\\app.exe", "c:\\users\\[Filtered]\\app.exe"],
    ["C:\\\\Users\\\\jane\\\\app.exe", "C:\\\\Users\\\\[Filtered]\\\\app.exe"],
    ["C:/Users/jane/app.exe", "C:/Users/[Filtered]/app.exe"],
    ["D:\\Documents and Settings\\jane", "D:\\Documents and Settings\\[Filtered]"],
  ])("%s", (text, expected) => {
    expect(inData(text)).toBe(expected);
    expect(inData(expected)).toBe(expected);
  });

  test.each(["https://shop.example/home/sale", "/users/42/orders", "/var/home", "at home/jane"])(
    "but not %s",
    (text) => {
      expect(inData(text)).toBe(text);
    },
  );

  test("messages keep them", () => {
    expect(inMessage("ENOENT /home/jane/x")).toBe("ENOENT /home/jane/x");
  });
});

describe("mail addresses", () => {
  test("only messages lose them", () => {
    expect(inMessage("no user jane.doe+x@mail.example.com!")).toBe("no user [email]!");
    expect(inData("no user jane@example.com")).toBe("no user jane@example.com");
  });
});

describe("IP addresses", () => {
  test.each([
    "10.0.0.1",
    "255.255.255.255",
    "::1",
    "fe80::1",
    "2001:db8:0:0:0:0:2:1",
    "::ffff:10.0.0.1",
  ])("%s", (address) => {
    expect(withoutAddresses(`from ${address}, port 1`)).toBe("from [ip], port 1");
    expect(inMessage(`from [${address}]`)).toBe("from [[ip]]");
    expect(inData(`from ${address}`)).toBe(`from ${address}`);
  });

  test.each([
    "1.2.3",
    "1.2.3.4.5",
    "256.1.1.1",
    "Foo::Bar",
    "12:30:00",
    "aa:bb:cc:dd:ee:ff",
    "v1.2.3.4",
  ])("but not %s", (text) => {
    expect(withoutAddresses(text)).toBe(text);
  });
});

describe("hostile texts", () => {
  test.each([
    "4111 ",
    "4111-",
    "1.",
    "1:",
    "::",
    "DE89 ",
    "DE89",
    "123-45-",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN ",
    "bearer ",
    "://:",
    "://a:",
    ":a@",
    "/home/",
    "/home/a",
    "://home/a",
    "c:\\users\\",
    "c:\\users\\a",
    "a@",
    "a.",
    "a",
    "1",
    " ",
  ])("a megabyte of %j is read to its end", (part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length));
    for (const look of [looks.data, looks.message]) {
      expect(rewrite(text, findSecrets(text, look)).text).not.toBe("");
    }
  });
});
