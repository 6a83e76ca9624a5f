// Made by comfygen. Do not edit.

import type { CallState } from "./call.js";
import { environment } from "./environment.js";
import { ConfigurationError } from "./errors.js";
import { tell } from "./failure.js";
import { badOption } from "./options.js";

const variables = ["RUNCOMFY_API_TOKEN", "RUNCOMFY_TOKEN", "RUNCOMFY_API_KEY"];

/**
 * The token to send; `undefined` for none.
 * @throws ConfigurationError `no_token` if there is none, `bad_option` if it can't be a header
 */
export async function readToken(call: CallState): Promise<string | undefined> {
  const { token } = call.settings;
  const given = typeof token === "function" ? await token() : token;
  if (given === null) return undefined;
  const value = given?.trim() || (token === undefined && variables.map(environment).find(Boolean));
  if (!value) {
    throw new ConfigurationError(
      "no_token",
      ...tell(call, `no token: set ${variables[0]}, or createClient({ token })`),
    );
  }
  // A platform's own message about such a header would show the token.
  if (!/^[!-~]+$/.test(value)) throw badOption("token: not fit for a header");
  call.token = value;
  return value;
}
