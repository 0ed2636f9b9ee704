/**
 * A real runtime over a directory that is removed afterwards, filled with invented articles and grouped by the real grouping.
 * In: articles by slug. Out: the runtime, which can be closed and opened again, and the ids of the articles. Listens nowhere.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hourMs } from '../../src/model/instant.ts'
import { openRuntime, type Runtime } from '../../src/application/open-runtime.ts'
import { configWith, type Config } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'

export interface InventedPiece {
  slug: string
  source: string
  /** Hours after the first day began. */
  hour: number
  title: string
  text: string
}

export const startAt = Date.UTC(2026, 0, 5)
const log = createLog({ level: 'silent' })

export class GroupedRuntime {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'siyaq-grouped-'))
  readonly config: Config
  readonly #ids = new Map<string, number>()
  #runtime: Runtime | undefined
  #now = startAt

  constructor(settings: Partial<Config> = {}) {
    this.config = configWith({ dataDir: this.dataDir, workers: 1, ...settings })
  }

  /** The time that corrections are made at; each look is a second later. */
  clock = (): number => (this.#now += 1_000)

  async open(): Promise<Runtime> {
    const opened = await openRuntime(this.config, log, { lock: 'corrections', clock: this.clock })
    if (!opened.ok) throw new Error(opened.problem.code)
    this.#runtime = opened.value
    return opened.value
  }

  get runtime(): Runtime {
    if (this.#runtime === undefined) throw new Error('open() comes first')
    return this.#runtime
  }

  async close(): Promise<void> {
    await this.#runtime?.close()
    this.#runtime = undefined
  }

  /** Closed and opened again: nothing of the grouping is in memory any more. */
  async restart(): Promise<void> {
    await this.close()
    await this.open()
  }

  async remove(): Promise<void> {
    await this.close()
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  id(slug: string): number {
    const id = this.#ids.get(slug)
    if (id === undefined) throw new Error(`no article ${slug}`)
    return id
  }

  /** Stores, analyses and groups the pieces. */
  async add(pieces: readonly InventedPiece[]): Promise<void> {
    const { store, compute, grouping } = this.runtime
    for (const id of new Set(pieces.map((p) => p.source)))
      await store.putSource({ id, name: id, kind: 'newspaper', createdAt: startAt, paused: false })
    const drafts = pieces.map(({ slug, source, hour, title, text }) => ({
      sourceId: source,
      url: `https://${source}/${slug}`,
      at: startAt + hour * hourMs,
      firstSeenAt: startAt + hour * hourMs,
      publishedAt: startAt + hour * hourMs,
      title,
      text,
      html: `<p>${text}</p>`,
      lang: 'ar',
      dir: 'rtl' as const,
      parts: { keywords: [], readAlso: [], similar: [], embeds: [] },
      confidence: 1,
      evidence: [],
    }))
    const put = await store.putArticles(drafts)
    for (const [i, piece] of pieces.entries()) this.#ids.set(piece.slug, put[i]?.id ?? -1)
    await store.putAnalyses(
      await compute.analyse(
        drafts.flatMap((draft, i) => {
          const { id, revision } = put[i] ?? {}
          return id === undefined || revision === undefined ? [] : [{ ...draft, id, revision }]
        }),
      ),
    )
    await grouping.groupWaiting()
  }

  /** Slugs that are in one story, each list sorted, the lists sorted. */
  async stories(): Promise<string[][]> {
    const groups = new Map<number, string[]>()
    for (const [slug, id] of this.#ids) {
      const story = (await this.runtime.store.article(id))?.storyId ?? -1
      groups.set(story, [...(groups.get(story) ?? []), slug])
    }
    return [...groups.values()].map((g) => g.sort()).sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
  }

  /** The story that an article is in. */
  async storyOf(slug: string): Promise<number> {
    const story = (await this.runtime.store.article(this.id(slug)))?.storyId
    if (story === undefined) throw new Error(`${slug} is in no story`)
    return story
  }
}
