/**
 * Every set in ../shared/data as the input of the predictions that it can be given to.
 * In: a folder for the files. Out: kind, set and file of each prediction. Writes JSONL files into that folder.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

export interface PredictionInput {
  /** A kind of `siyaq predict`, or `analysis` for all that analysis makes. */
  kind: string
  name: string
  file: string
  pairs?: string
  /** Of the input's bytes. */
  digest: string
}

type Fields = Record<string, unknown>

const data = path.resolve(import.meta.dirname, '../../shared/data')

export function predictionInputs(folder: string): PredictionInput[] {
  const inputs: PredictionInput[] = []
  const add = (name: string, kinds: readonly string[], records: readonly Fields[], pairs?: string): void => {
    const bytes = records.map((record) => JSON.stringify(record)).join('\n')
    const file = path.join(folder, `${name.replaceAll('/', '-')}.jsonl`)
    fs.writeFileSync(file, bytes)
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
    for (const kind of kinds) inputs.push({ kind, name, file, digest, ...(pairs === undefined ? {} : { pairs }) })
  }
  const everything = ['stories', 'keyphrases', 'statements', 'analysis']

  for (const set of ['stories-ar/dev', 'stories-ar/dev2', 'stories-pan/dev'])
    add(set, everything, articles(lines(`${set}.articles.jsonl.gz`)))
  add('stories-multi', ['stories', 'analysis'], articles(byTime(lines('stories-multi/og2021_titles.jsonl.gz'))))
  add('news-ar', everything, articles(byTime(filesOf('news-ar').flatMap(lines))))
  add('news-pan', everything, articles(byTime(filesOf('news-pan').flatMap(lines))))
  add('search-ar', everything, articles(lines('search-ar/docs.jsonl.gz')))
  add('copies-ar', ['copies'], articles(lines('copies-ar/articles.jsonl.gz')), path.join(data, 'copies-ar/pairs.jsonl'))
  for (const set of ['articles', 'articles2', 'credits.articles'])
    add(`statements-ar/${set}`, ['statements', 'keyphrases', 'analysis'], articles(lines(`statements-ar/${set}.jsonl`)))
  add(
    'keyphrases-news-ar',
    ['keyphrases', 'statements', 'analysis'],
    articles(lines('keyphrases-news-ar/articles.jsonl')),
  )
  add('keyphrases-ar', ['keyphrases', 'statements', 'analysis'], documents('keyphrases-ar/documents/raw'))
  for (const set of ['dev.articles', 'dev.sets-articles'])
    add(`figures-ar/${set}`, ['statements', 'analysis'], articles(lines(`figures-ar/${set}.jsonl`)))
  for (const set of ['ANERCorp_CamelLab_test', 'ANERCorp_train_reconstructed'])
    add(`ner-ar/${set}`, ['entities'], sentences(`ner-ar/${set}.txt`))
  for (const file of filesOf('pages')) add(file.replace('.jsonl.gz', ''), ['pages', 'parts'], pages(lines(file)))
  const seed = fs.readFileSync(path.join(data, '../seed/seed.txt'), 'utf8')
  add('seed', ['parts'], [{ id: 'seed', text: seed }])
  return inputs
}

/** The set's JSONL files, by name. */
function filesOf(set: string): string[] {
  const names = fs.readdirSync(path.join(data, set)).filter((name) => name.endsWith('.jsonl.gz'))
  return names.sort().map((name) => `${set}/${name}`)
}

function lines(file: string): Fields[] {
  const bytes = fs.readFileSync(path.join(data, file))
  const text = (file.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Fields => JSON.parse(line))
}

/** The instant under whatever name the set has it. */
function timeOf(record: Fields): string {
  const raw =
    record['t'] ?? record['date_extracted'] ?? record['published_at'] ?? record['date'] ?? '2015-07-21 00:00:00'
  return typeof raw === 'string' ? raw.replace('T', ' ').replace('Z', '').slice(0, 19) : ''
}

function byTime(records: readonly Fields[]): Fields[] {
  const timed = records.map((record) => ({ record, at: timeOf(record) }))
  return timed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ record }) => record)
}

/** The fields of a prediction's input; ids are given where the set has none. */
function articles(records: readonly Fields[]): Fields[] {
  return records.map((record, k) => {
    const text = record['text'] ?? record['content'] ?? ''
    const { source = '', url = '', title = '', author = '', lang = '' } = record
    return { id: record['id'] ?? k, source, url, t: timeOf(record), title, content: text, text, author, lang }
  })
}

function pages(records: readonly Fields[]): Fields[] {
  return records.map((record, k) => ({ id: record['id'] ?? k, url: record['url'] ?? '', html: record['html'] ?? '' }))
}

function documents(folder: string): Fields[] {
  const names = fs.readdirSync(path.join(data, folder)).sort()
  return names.map((name) => ({ id: name, title: '', text: fs.readFileSync(path.join(data, folder, name), 'utf8') }))
}

/** Sentences of a file with a token and its tag a line and an empty line between sentences. */
function sentences(file: string): Fields[] {
  const blocks = fs.readFileSync(path.join(data, file), 'utf8').split(/\r?\n\s*\r?\n/)
  return blocks
    .filter((block) => block.trim() !== '')
    .map((block, id) => ({
      id,
      tokens: block
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split(' ')[0] ?? ''),
    }))
}
