// Made by comfygen. Do not edit.

/** True where the object itself has the property. Within for-in this is free, as Object.hasOwn is not (measured in V8). */
export function hasOwn(object: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, name);
}
