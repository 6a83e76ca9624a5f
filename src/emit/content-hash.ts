import { hash } from "node:crypto";

/** A hash by which equal texts can be told, and no other text can be made to have the same. */
export function contentHash(text: string): string {
  return hash("sha256", text, "base64url");
}
