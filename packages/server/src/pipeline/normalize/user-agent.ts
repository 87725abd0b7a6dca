/** A product and, where it tells one, its version. */
export interface Product {
  name: string;
  version?: string;
}

type Rule = [pattern: RegExp, name: string];

/**
 * Order matters: nearly everything also claims to be Chrome, Safari and Mozilla, so the more special
 * product stands first. The first group is the version.
 */
const BROWSERS: readonly Rule[] = [
  [/\bGooglebot(?:-\w+)?\/([\d.]+)/, "Googlebot"],
  [/\bbingbot\/([\d.]+)/i, "Bingbot"],
  [/\b(?:Edg|EdgA|EdgiOS|Edge)\/([\d.]+)/, "Edge"],
  [/\b(?:OPR|OPT|OPiOS)\/([\d.]+)/, "Opera"],
  [/^Opera\/.*Version\/([\d.]+)/, "Opera"],
  [/\bSamsungBrowser\/([\d.]+)/, "Samsung Internet"],
  [/\bYaBrowser\/([\d.]+)/, "Yandex Browser"],
  [/\bVivaldi\/([\d.]+)/, "Vivaldi"],
  [/\bUCBrowser\/([\d.]+)/, "UC Browser"],
  [/\bDuckDuckGo\/([\d.]+)/, "DuckDuckGo"],
  [/\bElectron\/([\d.]+)/, "Electron"],
  [/\bHeadlessChrome\/([\d.]+)/, "HeadlessChrome"],
  [/\bFxiOS\/([\d.]+)/, "Firefox iOS"],
  [/\bCriOS\/([\d.]+)/, "Chrome Mobile iOS"],
  [/; wv\).*\bChrome\/([\d.]+)/, "Chrome Mobile WebView"],
  [/\bAndroid\b.*\bFirefox\/([\d.]+)/, "Firefox Mobile"],
  [/\bMobile;.*\bFirefox\/([\d.]+)/, "Firefox Mobile"],
  [/\bFirefox\/([\d.]+)/, "Firefox"],
  [/\bChrome\/([\d.]+) Mobile\b/, "Chrome Mobile"],
  [/\bChrome\/([\d.]+)/, "Chrome"],
  [/\bVersion\/([\d.]+).* Mobile\/\S+ Safari\//, "Mobile Safari"],
  [/\bVersion\/([\d.]+).* Safari\//, "Safari"],
  [/\bMSIE ([\d.]+)/, "IE"],
  [/\bTrident\/.*\brv:([\d.]+)/, "IE"],
  [/^curl\/([\d.]+)/, "curl"],
  [/^okhttp\/([\d.]+)/, "okhttp"],
  [/^python-requests\/([\d.]+)/, "Python Requests"],
  [/^Go-http-client\/([\d.]+)/, "Go-http-client"],
  [/^PostmanRuntime\/([\d.]+)/, "PostmanRuntime"],
];

const SYSTEMS: readonly Rule[] = [
  [/\bWindows Phone(?: OS)? ([\d.]+)/, "Windows Phone"],
  [/\bWindows NT ([\d.]+)/, "Windows"],
  [/\b(?:iPhone|iPad|iPod).*? OS ([\d_]+)/, "iOS"],
  [/\bAndroid(?: ([\d.]+))?/, "Android"],
  [/\bCrOS \S+ ([\d.]+)/, "Chrome OS"],
  [/\bMac OS X (\d[\d_.]*)/, "Mac OS X"],
  [/\bUbuntu\b/, "Ubuntu"],
  [/\bLinux\b/, "Linux"],
];

/** What Windows calls itself on the wire, and what people call it. 11 still says 10.0. */
const WINDOWS_VERSIONS: ReadonlyMap<string, string> = new Map([
  ["5.1", "XP"],
  ["6.0", "Vista"],
  ["6.1", "7"],
  ["6.2", "8"],
  ["6.3", "8.1"],
  ["10.0", "10"],
]);

/** Longer ones are made up, and searching them takes time. */
const MAX_CHARS = 512;

/**
 * Browser and operating system out of a `User-Agent`: the ones most people use, nothing guessed. An
 * unknown agent gives neither.
 */
export function recogniseUserAgent(header: string): { browser?: Product; os?: Product } {
  const text = header.slice(0, MAX_CHARS);
  const browser = firstMatch(BROWSERS, text);
  const os = firstMatch(SYSTEMS, text);
  if (os?.name === "Windows" && os.version) {
    os.version = WINDOWS_VERSIONS.get(os.version) ?? os.version;
  }
  return { ...(browser ? { browser } : {}), ...(os ? { os } : {}) };
}

function firstMatch(rules: readonly Rule[], text: string): Product | undefined {
  for (const [pattern, name] of rules) {
    const match = pattern.exec(text);
    if (!match) continue;
    const version = match[1]?.replaceAll("_", ".");
    return version ? { name, version } : { name };
  }
  return undefined;
}
