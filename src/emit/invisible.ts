/**
 * Characters that can't be seen, or that change how their neighbours are shown: controls, line and paragraph separators,
 * private use, surrogates without a partner, and format characters (soft hyphen, zero width, bidirectional, tags). The
 * format characters are listed, since what Unicode counts among them differs between versions of a JavaScript engine.
 */
export const INVISIBLE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]/gu;
