/** `comfygen init --json` */
export interface InitJson {
  readonly packageManager: "npm" | "pnpm" | "yarn" | "bun";
  readonly configFile: string;
  /** False where there was a configuration already. */
  readonly written: boolean;
  /** The folder of the clients. */
  readonly output: string;
  readonly importExtension: ".js" | ".ts" | "none";
  readonly models: readonly AddedModelJson[];
  /** What was not taken in. */
  readonly problems: readonly ProblemJson[];
  /** TypeScript that calls the first of the models: a file beside the output folder. */
  readonly call?: string;
}

/** `comfygen list --json` */
export type ListJson = readonly ListedModelJson[];

export interface ListedModelJson {
  readonly id: string;
  /** The name of the generated export. */
  readonly export: string;
  readonly title?: string;
  /** Friendly names: the required ones first, each group in code-unit order. */
  readonly parameters: readonly string[];
  /** Those of them that are required. */
  readonly required: readonly string[];
  readonly price?: PriceJson;
}

/** `comfygen show <id> --json` */
export interface ShowJson {
  readonly id: string;
  readonly export: string;
  readonly title?: string;
  readonly description?: string;
  /** The page or the catalogue entry that it was taken in from. */
  readonly source?: string;
  readonly price?: PriceJson;
  readonly parameters: readonly ParameterJson[];
  /** TypeScript: a file beside the output folder. */
  readonly call: string;
  /** The same request for a POSIX shell; absent where the call's made-up values are none that the model takes. */
  readonly curl?: string;
}

/** `comfygen templates eject --json`: the files that were written. */
export type TemplatesJson = readonly string[];

/** A parameter; its default, values and limits are as they were published. */
export interface ParameterJson {
  /** What it is called in the generated code. */
  readonly name: string;
  /** What it is sent as. */
  readonly key: string;
  readonly required: boolean;
  /** JSON types with ` | ` between them; `any`. */
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** US dollars for one unit. */
export interface PriceJson {
  readonly usd: number;
  readonly unit: string;
  readonly note?: string;
}

/** `comfygen generate --json`; with `--check` what would be done. */
export interface GenerateJson {
  /** False with `--check`. */
  readonly written: boolean;
  /** Files that are new or other than before. */
  readonly changed: readonly string[];
  /** Files of comfygen's that stand for no model. */
  readonly removed: readonly string[];
  /** Ids of models without a pinned name for everything. */
  readonly unpinned: readonly string[];
  readonly warnings: readonly WarningJson[];
  /** With `--keep-going`: what nothing was made of. */
  readonly problems: readonly ProblemJson[];
}

/** `comfygen add --json` */
export interface AddJson {
  /** False with `--dry-run`. */
  readonly written: boolean;
  readonly models: readonly AddedModelJson[];
  /** What changes for callers of models that were there already. */
  readonly changes: DiffJson;
  readonly warnings: readonly WarningJson[];
  /** What was not taken in. */
  readonly problems: readonly ProblemJson[];
}

export interface AddedModelJson {
  readonly id: string;
  /** Its model file. */
  readonly path: string;
  /** What became of the file; `pinned`: it got names. */
  readonly change: "new" | "changed" | "prose" | "pinned" | "none";
  /** Names that went from one wire key to another. */
  readonly moves: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly parameters: readonly ParameterJson[];
}

/** `comfygen pull --json` */
export interface PullJson extends AddJson {
  /** Models that were looked for and that the catalogue lacks; those with a file have its path. */
  readonly vanished: readonly {
    readonly id: string;
    readonly path?: string;
    readonly removed: boolean;
  }[];
}

/** `comfygen diff --json` */
export type DiffJson = readonly ChangeJson[];

export interface ChangeJson {
  /** One of the rules of `diff`. */
  readonly rule: string;
  readonly level: "breaking" | "behaviour" | "compatible";
  readonly side: "model" | "input" | "output";
  /** The model's id. */
  readonly model: string;
  /** In friendly names, `loras[].weight`; as it was before where it was renamed. */
  readonly path?: string;
  readonly message: string;
  readonly before?: string;
  readonly after?: string;
  /** With `--usages`: where code depends on it. */
  readonly usages?: readonly (CodePlaceJson & { readonly says: string })[];
}

/** `comfygen rename --json` */
export interface RenameJson {
  readonly id: string;
  /** False with `--dry-run`. */
  readonly written: boolean;
  readonly edits: readonly (CodePlaceJson & { readonly from: string; readonly to: string })[];
  /** What a person has to see to. */
  readonly broken: readonly (CodePlaceJson & { readonly message: string })[];
}

export interface CodePlaceJson {
  /** Relative to the working directory. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** `comfygen run --json` and `comfygen result --json` */
export interface RunJson {
  readonly requestId: string;
  /** Not known to `result`. */
  readonly modelId?: string;
  /** As the service gave it. */
  readonly output?: unknown;
  /** In US dollars. */
  readonly cost?: number;
  readonly createdAt?: string;
  readonly finishedAt?: string;
  /** With `--out-dir`. */
  readonly files?: readonly { readonly url: string; readonly path: string }[];
}

/** `comfygen run --no-wait --json` */
export interface SubmittedJson {
  readonly modelId: string;
  readonly requestId: string;
}

/** `comfygen run --dry-run --json` */
export interface DryRunJson {
  readonly modelId: string;
  /** Under friendly names. */
  readonly input: unknown;
  readonly url: string;
  /** What would be sent there. */
  readonly body: unknown;
  readonly curl: string;
  readonly price?: PriceJson;
}

/** `comfygen emulate --json`: one line, once it listens. */
export interface EmulateJson {
  /** What `RUNCOMFY_MODEL_API_BASE` has to be. */
  readonly url: string;
}

/** What is odd in a schema, and was read as well as it could be. */
export interface WarningJson {
  readonly id: string;
  readonly code: string;
  /** A JSON pointer into the model file. */
  readonly pointer: string;
  readonly message: string;
}

export interface ProblemJson {
  /** A file, a source or a model's id. */
  readonly path: string;
  readonly message: string;
}

/** Any command that failed, instead of all of these. */
export interface FailureJson {
  readonly error: {
    /** A name for each exit status, but for `run` and `result` the code of the client's error. */
    readonly code: string;
    readonly message: string;
    readonly problems?: readonly ProblemJson[];
    readonly billed?: "no" | "maybe" | "yes";
    readonly requestId?: string;
    readonly cancellation?: "cancelled" | "not_cancellable" | "unknown";
    /** What is wrong with the input of a model. */
    readonly issues?: readonly {
      readonly path: string;
      readonly segments: readonly (string | number)[];
      readonly key: string;
      readonly expected: string;
      readonly received: string;
      readonly message: string;
      readonly suggestion?: string;
    }[];
    /** The job is done, and a file of its output could not be saved. */
    readonly result?: RunJson;
  };
}
