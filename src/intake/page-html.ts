import { type Token, Tokenizer, TokenizerMode } from "parse5";

/** What an HTML page shows and carries. */
export interface HtmlPage {
  /** The text that a reader sees, with line breaks where blocks begin and end. */
  readonly text: string;
  /** The content of each script element, in order. */
  readonly scripts: readonly string[];
  /** The first `<h1>` and the first `<title>` that hold any text, white space collapsed. */
  readonly heading?: string;
  readonly title?: string;
  /** The content of each `<meta>`, by its name or property; the first of each. */
  readonly meta: ReadonlyMap<string, string>;
  /** The address in `<link rel="canonical">`. */
  readonly canonical?: string;
}

/** How the content of an element is read, where it is no HTML. */
const CONTENT = new Map([
  ["script", TokenizerMode.SCRIPT_DATA],
  ["title", TokenizerMode.RCDATA],
  ["textarea", TokenizerMode.RCDATA],
  ["style", TokenizerMode.RAWTEXT],
  ["xmp", TokenizerMode.RAWTEXT],
  ["iframe", TokenizerMode.RAWTEXT],
  ["noembed", TokenizerMode.RAWTEXT],
  ["noframes", TokenizerMode.RAWTEXT],
]);

const HIDDEN = new Set(["script", "title", "style", "iframe", "noembed", "noframes"]);

const BLOCKS = new Set(
  (
    "address article aside blockquote body br button dd details dialog div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section select summary table tbody td textarea tfoot th thead " +
    "tr ul"
  ).split(" "),
);

/**
 * Reads HTML as a stream of tags and text. A tree would say nothing more about a page's text, and hostile HTML can make one
 * that is quadratic in the page. A self-closed tag holds nothing, as in XHTML and SVG.
 */
export function readHtml(source: string): HtmlPage {
  const text: string[] = [];
  const scripts: string[] = [];
  const meta = new Map<string, string>();
  let hidden: string[] | undefined; // the content so far of a hidden element
  let heading = "";
  let headingStart = -1; // where an open <h1> starts in `text`
  let title = "";
  let canonical: string | undefined;

  const onText = ({ chars }: Token.CharacterToken): void => {
    (hidden ?? text).push(chars);
  };

  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag(tag) {
        const name = tag.tagName;
        if (BLOCKS.has(name)) text.push("\n");
        if (name === "h1" && heading === "") headingStart = text.length;
        if (name === "meta") {
          const key = attribute(tag, "name") ?? attribute(tag, "property");
          const content = attribute(tag, "content");
          if (key !== undefined && content !== undefined && !meta.has(key)) meta.set(key, content);
        }
        if (name === "link" && attribute(tag, "rel")?.toLowerCase() === "canonical") {
          canonical ??= attribute(tag, "href");
        }
        const mode = CONTENT.get(name);
        if (mode === undefined || tag.selfClosing) return;
        tokenizer.state = mode;
        if (HIDDEN.has(name)) hidden = [];
      },
      onEndTag({ tagName }) {
        if (hidden !== undefined) {
          const content = hidden.join("");
          hidden = undefined;
          if (tagName === "script") scripts.push(content);
          if (tagName === "title" && title === "") title = collapse(content);
        }
        if (tagName === "h1" && headingStart !== -1) {
          heading = collapse(text.slice(headingStart).join(""));
          headingStart = -1;
        }
        if (BLOCKS.has(tagName)) text.push("\n");
      },
      onCharacter: onText,
      onWhitespaceCharacter: onText,
      onNullCharacter() {},
      onComment() {},
      onDoctype() {},
      onEof() {},
    },
  );
  tokenizer.write(source, true);
  // A page that was cut within a script: what is there of it still tells what is missing.
  if (hidden !== undefined) scripts.push(hidden.join(""));

  return {
    text: text.join(""),
    scripts,
    ...(heading === "" ? {} : { heading }),
    ...(title === "" ? {} : { title }),
    meta,
    ...(canonical === undefined ? {} : { canonical }),
  };
}

function attribute(tag: Token.TagToken, name: string): string | undefined {
  return tag.attrs.find((attr) => attr.name === name)?.value;
}

function collapse(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
