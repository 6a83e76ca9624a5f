import { once } from "node:events";
import { dirname, resolve, sep } from "node:path";
import { watch, type FSWatcher } from "chokidar";
import { describeFailure } from "./failure.js";
import { problem } from "./print.js";

/** Files and folders that are watched; they need not exist. */
export interface WatchedPaths {
  /** Watches these and no others. When it is done, every change that comes is told. */
  readonly set: (files: readonly string[], folders: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function watchPaths(onChange: () => void): WatchedPaths {
  let watched = "";
  let watcher: FSWatcher | undefined;
  return {
    async set(files, folders) {
      const wanted = JSON.stringify([files, folders]);
      if (wanted === watched) return;
      watched = wanted;
      await watcher?.close();
      // Of a file that is not there yet, its folder tells.
      const roots = new Set([...files.map((file) => dirname(resolve(file))), ...folders]);
      const isWatched = watchedPath(files, folders);
      watcher = watch([...roots], { ignoreInitial: true, ignored: (path) => !isWatched(path) });
      watcher.on("all", onChange);
      watcher.on("error", (error) => problem(`watching: ${describeFailure(error).message}`));
      await once(watcher, "ready");
    },
    close: async () => watcher?.close(),
  };
}

/** True for the files, for the folders and what is in them, and for what leads there. */
function watchedPath(
  files: readonly string[],
  folders: readonly string[],
): (path: string) => boolean {
  const whole = folders.map((folder) => resolve(folder));
  const wanted = [...files.map((file) => resolve(file)), ...whole];
  return (given) => {
    const path = resolve(given);
    return whole.some((folder) => isIn(path, folder)) || wanted.some((one) => isIn(one, path));
  };
}

function isIn(path: string, folder: string): boolean {
  return `${path}${sep}`.startsWith(`${folder}${sep}`);
}
