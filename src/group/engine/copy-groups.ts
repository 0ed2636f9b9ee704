/**
 * Which held articles carry one text.
 * In: an arriving article's links to earlier carriers of its text. Out: its copy group, and who else came into it. Touches the copy groups
 * of the held articles.
 *
 * A group's id is the id of the first member that it was founded for. An abridged version may arrive before the full
 * text, so an arrival that links two groups makes them one.
 */
import type { HeldArticles } from './held-articles.ts'
import type { Neighbour } from './neighbours.ts'
import type { StoryTable } from './story-table.ts'

/** Jaccard by the sketches from which a carrier's whole group is of the same text; below it only the nearest carrier's group is taken. */
const wholeGroup = 0.35

export class CopyGroups {
  private readonly held: HeldArticles
  private readonly stories: StoryTable

  constructor(held: HeldArticles, stories: StoryTable) {
    this.held = held
    this.stories = stories
  }

  /** Id of the copy group, or undefined. */
  of(serial: number): number | undefined {
    const group = this.held.copyGroupAt(serial)
    return group === 0 ? undefined : group
  }

  /** Sets the copy group that is stored for a held article. */
  restore(serial: number, group: number): void {
    this.held.setCopyGroup(serial, group)
    const founder = this.held.serialOf(group)
    if (founder !== undefined && this.held.copyGroupAt(founder) === 0) this.held.setCopyGroup(founder, group)
  }

  /**
   * Puts `serial` into the group of `nearest`, a member of its story. Gives the earlier articles whose group changed by it, in order of
   * arrival; not the founder of a group, since a group's founder is known by its id.
   */
  join(serial: number, nearest: Neighbour, neighbours: readonly Neighbour[]): number[] {
    const { held, stories } = this
    const story = stories.of(serial)
    const carriers = neighbours.filter(
      (n) => n === nearest || (n.copy !== undefined && n.copy.jaccard >= wholeGroup && stories.of(n.serial) === story),
    )
    const groups = new Set(carriers.map((n) => this.of(n.serial) ?? held.idAt(n.serial)))
    const target = Math.min(...groups)
    held.setCopyGroup(serial, target)
    const lone = carriers.map((n) => n.serial).filter((other) => this.of(other) === undefined)
    const others = groups.size === 1 ? lone : [...lone, ...this.membersOf(groups, story)]
    const changed = [...new Set(others)].filter((other) => held.copyGroupAt(other) !== target).sort((a, b) => a - b)
    for (const other of changed) held.setCopyGroup(other, target)
    return changed.filter((other) => held.idAt(other) !== target)
  }

  private membersOf(groups: ReadonlySet<number>, story: number): number[] {
    return this.stories.members(story).filter((member) => groups.has(this.held.copyGroupAt(member)))
  }
}
