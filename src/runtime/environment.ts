interface Host {
  readonly fetch?: unknown;
  readonly process?: {
    readonly env?: { readonly [name: string]: string | undefined };
    readonly versions?: { readonly node?: string | undefined };
  };
  readonly document?: unknown;
}

/** An environment variable; `undefined` if it is empty, or where there is no environment or no leave to read it. */
export function environment(name: string): string | undefined {
  try {
    return (globalThis as Host).process?.env?.[name]?.trim() || undefined;
  } catch {
    return undefined; // Deno without --allow-env
  }
}

/** True on a page: whoever visits it can read what it holds. Not in Node, where tests put up a `document`. */
export function isPage(): boolean {
  return (
    "document" in globalThis && !(globalThis as Host).process?.versions?.node
  );
}
