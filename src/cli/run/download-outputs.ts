import { download, type DownloadOptions } from "./download.js";
import { CommandError, EXIT } from "../exit-status.js";

/** A file of an output, and where it is now. */
export interface DownloadedFile {
  readonly url: string;
  readonly path: string;
}

export interface Downloads {
  readonly files: readonly DownloadedFile[];
  /** Why files are missing. */
  readonly problems: readonly CommandError[];
}

/**
 * Downloads every file that an output names, each once, in the order of the output. One that fails stops no other.
 *
 * @param onFile Told of each file that is there.
 */
export async function downloadOutputs(
  output: unknown,
  options: DownloadOptions,
  onFile: (file: DownloadedFile) => void,
): Promise<Downloads> {
  const files: DownloadedFile[] = [];
  const problems: CommandError[] = [];
  for (const url of new Set(linksIn(output))) {
    try {
      const file = { url, path: await download(url, options) };
      files.push(file);
      onFile(file);
    } catch (error) {
      if (options.signal.aborted) {
        problems.push(new CommandError(EXIT.interrupted, `interrupted: not downloaded: ${url}`));
        break;
      }
      if (!(error instanceof CommandError)) throw error;
      problems.push(error);
    }
  }
  return { files, problems };
}

/** Every text in a JSON value that is a web address as a whole. */
function linksIn(value: unknown): string[] {
  if (typeof value === "string") {
    return /^https?:\/\/\S+$/i.test(value) && URL.canParse(value) ? [value] : [];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(linksIn) : [];
}
