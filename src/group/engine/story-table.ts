/**
 * Stories and copy groups of the held articles: which members, in order of arrival.
 * In: serials and story ids. Out: members. Touches only the story columns of the held articles.
 */
import type { HeldArticles } from './held-articles.ts'
import { rowLayout } from './held-row.ts'
import { SerialOfId } from './serial-of-id.ts'

const { none } = rowLayout

export class StoryTable {
  private readonly held: HeldArticles
  private ids = new Float64Array(1024)
  private newest = new Uint32Array(1024)
  private counts = new Uint32Array(1024)
  private readonly numberOfId = new SerialOfId((story) => this.id(story))
  private readonly free: number[] = []
  private length = 0

  constructor(held: HeldArticles) {
    this.held = held
  }

  get bytes(): number {
    return this.ids.byteLength + this.newest.byteLength + this.counts.byteLength + this.numberOfId.bytes
  }

  /** Story number of a held article. */
  of(serial: number): number {
    return this.held.storyAt(serial)
  }

  /** Story id of a held article. */
  idOf(serial: number): number {
    return this.id(this.of(serial))
  }

  id(story: number): number {
    return this.ids[story] ?? 0
  }

  size(story: number): number {
    return this.counts[story] ?? 0
  }

  /** The member that arrived last, or `none`. */
  newestOf(story: number): number {
    return this.newest[story] ?? none
  }

  /** The story with this id that has held members. */
  withId(id: number): number | undefined {
    return this.numberOfId.get(id)
  }

  /** Held members, newest arrival first; at most `most`. */
  members(story: number, most = Infinity): number[] {
    const members: number[] = []
    let serial = this.newest[story] ?? none
    while (serial !== none && serial >= this.held.oldest && members.length < most) {
      members.push(serial)
      serial = this.held.olderOf(serial)
    }
    return members
  }

  /**
   * True when a story has passed 3, 6, 12, 24, … members since `from`. Each article is looked at again a few times in its life at most,
   * whatever becomes of its story, and the choice follows from the state alone.
   */
  hasGrown(story: number, from: number): boolean {
    const size = this.size(story)
    if (size < 3) return false
    let before = size
    for (const serial of this.members(story)) {
      if (serial < from) break
      before--
    }
    return before < 3 || Math.floor(Math.log2(size / 3)) > Math.floor(Math.log2(before / 3))
  }

  /** Puts an article that is in no story into the one with this id. */
  put(serial: number, id: number): void {
    const story = this.numberOfId.get(id) ?? this.create(id)
    const { held } = this
    held.setStory(serial, story)
    this.counts[story] = this.size(story) + 1
    let after = none
    let before = this.newest[story] ?? none
    while (before !== none && before >= held.oldest && before > serial) {
      after = before
      before = held.olderOf(before)
    }
    held.setOlder(serial, before !== none && before >= held.oldest ? before : none)
    if (after === none) this.newest[story] = serial
    else held.setOlder(after, serial)
  }

  /** Takes an article out of its story; an empty story is gone. */
  take(serial: number): void {
    const { held } = this
    const story = held.storyAt(serial)
    if (story === none) return
    const next = held.olderOf(serial)
    if (this.newest[story] === serial) this.newest[story] = next
    else {
      let after = this.newest[story] ?? none
      while (after !== none && held.olderOf(after) !== serial) after = held.olderOf(after)
      if (after !== none) held.setOlder(after, next)
    }
    held.setStory(serial, none)
    held.setOlder(serial, none)
    this.counts[story] = this.size(story) - 1
    if (this.size(story) > 0) return
    this.numberOfId.delete(this.id(story))
    this.free.push(story)
  }

  private create(id: number): number {
    const story = this.free.pop() ?? this.length++
    if (story >= this.ids.length) {
      this.ids = doubled(this.ids, new Float64Array(story * 2))
      this.newest = doubled(this.newest, new Uint32Array(story * 2))
      this.counts = doubled(this.counts, new Uint32Array(story * 2))
    }
    this.ids[story] = id
    this.newest[story] = none
    this.counts[story] = 0
    this.numberOfId.set(id, story)
    return story
  }
}

function doubled<A extends { [index: number]: number; length: number }>(from: A, to: A): A {
  for (let i = 0; i < from.length; i++) to[i] = from[i] ?? 0
  return to
}
