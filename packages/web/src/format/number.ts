const grouped = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** A number at full length with thousands set apart: `12,345`. */
export function fullNumber(value: number): string {
  return grouped.format(value);
}

/** A number in at most five characters: `999`, `1.2K`, `34K`, `5.6M`. */
export function shortNumber(value: number): string {
  return short.format(value);
}

/** A number with its noun: `1 event`, `1,200 events`. Give the plural when it is not with an s. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${fullNumber(value)} ${nounFor(value, noun, plural)}`;
}

/** The noun as it follows this number: `event` after 1, `events` after others. */
export function nounFor(value: number, noun: string, plural = `${noun}s`): string {
  return value === 1 ? noun : plural;
}

/** A size in bytes for people: `512 B`, `4.0 KB`, `1.3 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["KB", "MB", "GB"];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** A part of a whole as a percentage: `0%`, `<1%`, `42%`. */
export function share(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return "0%";
  const percent = (part / whole) * 100;
  return percent < 1 ? "<1%" : `${Math.round(percent)}%`;
}
