/**
 * From the key of an entity to its position in an article's list of entities.
 * In: entities and keys. Out: positions. Touches nothing.
 */
import type { Entity } from '../../model/analysis.ts'

/** Up to this many a linear search is fastest: the most mentioned stand first. */
const few = 32

/** Reused from article to article. */
export class EntityIndex {
  #entities: readonly Entity[] = []
  #positions: ReadonlyMap<string, number> | undefined

  start(entities: readonly Entity[]): void {
    this.#entities = entities
    this.#positions = entities.length > few ? new Map(entities.map(({ key }, k) => [key, k])) : undefined
  }

  /** Position of the entity with this key, or -1. */
  find(key: string): number {
    if (this.#positions !== undefined) return this.#positions.get(key) ?? -1
    const entities = this.#entities
    for (let k = 0; k < entities.length; k++) if (entities[k]?.key === key) return k
    return -1
  }
}
