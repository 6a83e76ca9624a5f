import type { CallState } from "./call.js";
import { environment } from "./environment.js";
import { ConfigurationError } from "./errors.js";
import { errorOf } from "./failure.js";
import { badOption } from "./options.js";

const variables = ["RUNCOMFY_API_TOKEN", "RUNCOMFY_TOKEN", "RUNCOMFY_API_KEY"];

/**
 * The token to send; `undefined` for none.
 * @throws ConfigurationError `no_token` if there is none, `bad_option` if it can't be a header
 */
export async function readToken(call: CallState): Promise<string | undefined> {
  const { settings } = call;
  const { token } = settings;
  const given = typeof token === "function" ? await token() : token;
  if (given === null) return undefined;
  const value = (given ?? variables.map(environment).find(Boolean))?.trim();
  if (!value) {
    throw errorOf(ConfigurationError, "no_token", call, {
      cause: "set RUNCOMFY_API_TOKEN",
    });
  }
  // A platform's own message about such a header would show the token.
  if (!/^[!-~]+$/.test(value)) throw badOption("token: not fit for a header");
  settings.sentTokens = [...new Set([value, ...settings.sentTokens])].slice(
    0,
    1000,
  );
  return value;
}
