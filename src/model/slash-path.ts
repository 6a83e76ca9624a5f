import systemPath, { type PlatformPath } from "node:path";

/** A path as import specifiers, globs, git and reports have it: with forward slashes. */
export function slashed(path: string, { sep }: Pick<PlatformPath, "sep"> = systemPath): string {
  return path.split(sep).join("/");
}

/** The way from a folder to something, with forward slashes; `""` to itself. */
export function slashPath(
  folder: string,
  path: string,
  system: Pick<PlatformPath, "relative" | "sep"> = systemPath,
): string {
  return slashed(system.relative(folder, path), system);
}

/** The id by which a file of the schemas folder goes: its path there, without `.json`. */
export function fileId(
  schemasDir: string,
  path: string,
  system: PlatformPath = systemPath,
): string {
  return slashPath(schemasDir, path, system).replace(/\.json$/, "");
}
