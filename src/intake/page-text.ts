import { readHtml, type HtmlPage } from "./page-html.js";
import { scriptTexts } from "./page-script.js";

/** A page as texts, whatever it was saved as. */
export interface PageText {
  /** What a reader sees; all of it, where the page is Markdown or plain text. */
  readonly written: string;
  /** What the page's scripts hold. */
  readonly scripts: readonly string[];
  /** True where lines of `written` are lines of the saved page. */
  readonly isPlain: boolean;
  readonly title?: string;
  readonly description?: string;
  /** The page's own address on www.runcomfy.com. */
  readonly source?: string;
}

/** Takes a saved page apart. `text` has line feeds for line ends. */
export function pageText(text: string): PageText {
  if (!isHtml(text)) {
    const title = plainTitle(text);
    return {
      written: text,
      scripts: [],
      isPlain: true,
      ...(title === undefined ? {} : { title }),
    };
  }
  const html = readHtml(text);
  const title = html.heading ?? documentTitle(html.meta.get("og:title") ?? html.title);
  const description = html.meta.get("description") ?? html.meta.get("og:description");
  const source = pageAddress(html);
  return {
    written: html.text,
    scripts: scriptTexts(html.scripts),
    isPlain: false,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description: description.trim() }),
    ...(source === undefined ? {} : { source }),
  };
}

/**
 * True for text that starts as an HTML document does, or with any tag, unless it is Markdown with code fences. A `<token>`
 * further on is no HTML.
 */
function isHtml(text: string): boolean {
  if (/^\s*<(?:!doctype|html|head|body|\?xml)\b/i.test(text)) return true;
  return /^\s*<(?:!--|[a-z])/i.test(text) && !/^ {0,3}(?:```|~~~)/m.test(text);
}

/** What follows ` | ` in a document's title is the site, or the kind of page. */
function documentTitle(title: string | undefined): string | undefined {
  return title?.split(" | ", 1)[0];
}

function pageAddress(html: HtmlPage): string | undefined {
  const address = [html.canonical, html.meta.get("og:url")].find(
    (url) => url !== undefined && URL.canParse(url),
  );
  if (address === undefined) return undefined;
  const { origin, pathname } = new URL(address);
  return origin === "https://www.runcomfy.com" ? origin + pathname : undefined;
}

/**
 * The title of Markdown is a level 1 heading in its first line. That of plain text is taken where its first two lines prove
 * it: a document's title and the page's first sentence that begin with one name, which `:` or ` |` ends in the title. There
 * is no description: nothing in plain text says which sentence it is, and in which language.
 */
function plainTitle(text: string): string | undefined {
  const [first = "", second = ""] = text
    .trimStart()
    .split("\n", 50)
    .filter((line) => line.trim() !== "");
  if (first.length > 300) return undefined;
  if (first.startsWith("# ")) return first.slice(2).replace(/#+$/, "").trim() || undefined;
  let length = 0;
  while (length < first.length && first[length] === second[length]) length += 1;
  const name = first.slice(0, length).replace(/[\s:：|]+$/, "");
  return name !== "" && /^(?:[:：]| \|)/.test(first.slice(name.length)) ? name : undefined;
}
