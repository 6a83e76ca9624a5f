import type { ModelFiles } from "../intake/model-files.js";
import { fileId } from "../model/slash-path.js";

/** Which models of a schemas folder count, by glob patterns over their ids: `openai/**`, `*\/wan-{2-1,2-2}/*`. */
export interface ModelSelection {
  /** All models where it is absent. */
  readonly include?: readonly string[] | undefined;
  /** Wins over `include`. */
  readonly exclude?: readonly string[] | undefined;
}

/** True for the ids of models that count. Upper and lower case differ, on every platform. */
export async function modelFilter({
  include,
  exclude,
}: ModelSelection): Promise<(id: string) => boolean> {
  if (include === undefined && exclude === undefined) return () => true;
  const { default: picomatch } = await import("picomatch");
  const options = { dot: true, nonegate: true, windows: false };
  const isIncluded = picomatch([...(include ?? ["**"])], options);
  const isExcluded = picomatch([...(exclude ?? [])], options);
  return (id) => isIncluded(id) && !isExcluded(id);
}

/** What counts of a schemas folder. A file that can't be read has no id but its path, and may be left out by that. */
export function selectModels<Model extends { readonly id: string }>(
  { files, problems }: ModelFiles<Model>,
  schemasDir: string,
  isSelected: (id: string) => boolean,
): ModelFiles<Model> {
  return {
    files: files.filter(({ id }) => isSelected(id)),
    problems: problems.filter(({ path }) => isSelected(fileId(schemasDir, path))),
  };
}
