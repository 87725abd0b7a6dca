import type { Range } from "./range.ts";

/** How long an account number is in each country that has them (ISO 13616). */
const LENGTHS = new Map(
  (
    "NO15 BE16 DK18 FI18 FK18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 MN20 XK20 " +
    "CH21 HR21 LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23 " +
    "SO23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 BI27 " +
    "DJ27 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HN28 HU28 LB28 NI28 PL28 SV28 " +
    "BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const START = /(?<![a-zA-Z0-9])[A-Z]{2}\d\d(?= ?[A-Z0-9])/g;

/** Every international bank account number, written in one piece or in groups. */
export function findIbans(text: string): Range[] {
  const found: Range[] = [];
  START.lastIndex = 0;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const length = LENGTHS.get(match[0].slice(0, 2));
    const end = length === undefined ? -1 : findEnd(text, match.index, length);
    if (end !== -1) found.push([match.index, end]);
  }
  return found;
}

const BLANK = 0x20;

/** Where `length` characters that are no blanks end a word; -1 where they do not. */
function findEnd(text: string, start: number, length: number): number {
  let left = length;
  let at = start;
  let wasBlank = false;
  for (; left > 0 && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BLANK) {
      if (wasBlank) return -1;
      wasBlank = true;
    } else {
      if (!isDigitOrCapital(code)) return -1;
      wasBlank = false;
      left--;
    }
  }
  return left === 0 && !/^[a-zA-Z0-9]/.test(text.slice(at, at + 1)) ? at : -1;
}

function isDigitOrCapital(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
}
