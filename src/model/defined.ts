/**
 * An object without the fields that are undefined, as `exactOptionalPropertyTypes` wants optional fields.
 * In: an object. Out: a new object. Touches nothing.
 */

/** The same object type with each field that may be undefined made optional, and never undefined when it is there. */
export type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Those fields of the object that are not undefined, in the same order. */
export function defined<T extends object>(fields: T): Defined<T> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined)
  // Only fields whose type includes undefined can be missing: exactly what `Defined` makes optional.
  return Object.fromEntries(kept) as Defined<T>
}
