/**
 * Memory that belongs to the callee, said in the type: what a call gives back in a scratch buffer and overwrites in its next.
 * In: a type. Out: the same type, marked. Touches nothing: there is nothing of it at run time.
 */
declare const borrowed: unique symbol

/**
 * A `T` in memory of the callee: valid until its next call; copy to keep. Reads as a `T` everywhere, except where an `Owned` is asked for.
 */
export type Borrowed<T> = T & { readonly [borrowed]?: true }

/** A `T` that the receiver may keep: for fields and parameters that outlive the call. Takes any `T`, refuses a `Borrowed` one. */
export type Owned<T> = T & { readonly [borrowed]?: never }
