/**
 * Which entity a mention names, as its place in the list.
 * In: entities and keys. Out: numbers. Touches nothing.
 */
import type { Entity } from '../../model/analysis.ts'

/** Up to these the list is looked through: those named most stand first. */
const few = 32

/** Kept for one article after another. */
export class EntityFinder {
  #entities: readonly Entity[] = []
  #numbers: ReadonlyMap<string, number> | undefined

  start(entities: readonly Entity[]): void {
    this.#entities = entities
    this.#numbers = entities.length > few ? new Map(entities.map(({ key }, k) => [key, k])) : undefined
  }

  /** Place of the entity with this key, or -1. */
  find(key: string): number {
    if (this.#numbers !== undefined) return this.#numbers.get(key) ?? -1
    const entities = this.#entities
    for (let k = 0; k < entities.length; k++) if (entities[k]?.key === key) return k
    return -1
  }
}
