// Made by comfygen. Do not edit.

/** True for a `Blob` or `File`. */
export function isBlob(value: unknown): value is Blob {
  return value instanceof Blob;
}
