/**
 * Lists of src/data that must have no entry (first field) in common, each with the reason.
 * In: nothing. Out: the table. Touches nothing.
 */
export interface DisjointLists {
  /** `ROOM/LIST`, without ".txt". */
  lists: readonly string[]
  why: string
}

export const disjointLists: readonly DisjointLists[] = []
