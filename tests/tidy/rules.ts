/**
 * The house rules as functions: what a program can say of files by their paths and texts.
 * In: files. Out: `path: what is wrong`, empty when nothing is. Pure, so that rules.test.ts can show each rule an offender.
 */
import path from 'node:path'

export interface SourceText {
  /** Path from the repository's folder. */
  file: string
  text: string
}

type Rule = (among: readonly SourceText[]) => string[]

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

/** The files of which `bad` says something, with what it says. */
const eachFile =
  (bad: (text: string, file: string) => string | undefined): Rule =>
  (among) =>
    among.flatMap(({ file, text }) => {
      const why = bad(text, file)
      return why === undefined ? [] : [`${file}: ${why}`]
    })

/** The same for each line, with its number. */
const eachLine =
  (bad: (line: string) => string | undefined): Rule =>
  (among) =>
    among.flatMap(({ file, text }) =>
      text.split('\n').flatMap((line, i) => {
        const why = bad(line)
        return why === undefined ? [] : [`${file}:${i + 1}: ${why}`]
      }),
    )

const headerPattern = /^(?:#!.*\n)?\/\*\*[\s\S]{40,}?\*\//

export const withoutHeader = eachFile((text) => (headerPattern.test(text) ? undefined : 'no header'))

export const tooLong = eachFile((text) => {
  const lines = text.split('\n').length - 1
  return lines > 400 ? `${lines} lines, at most 400` : undefined
})

/** A regular expression has no place to break a line at. */
export const longLines = eachLine((line) =>
  line.length > 160 && !/^\s*\/[^/*].*\/[dgimsuy]*,?$/.test(line)
    ? `${line.length} characters, at most 160`
    : undefined,
)

const drawer = /^(?:utils?|helpers?|common|shared|lib|misc|types|index|manager|service|base)$/

export const badNames = eachFile((_, file) =>
  file
    .replace(/\.test\.tsx?$|\.tsx?$/, '')
    .split('/')
    .slice(1)
    .find((part) => drawer.test(part) || !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(part)),
)

export const invisibleCharacters = eachFile((text) => {
  const hit = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/u.exec(text)
  return hit ? `U+${hit[0].charCodeAt(0).toString(16).toUpperCase()} at ${hit.index}` : undefined
})

/** Put together here, so that this file does not hold what it looks for. */
const secret = new RegExp(['npm' + 'js', '/wo' + 'rk/', '/ro' + 'ot/'].join('|'))

export const machineNames = eachFile((text) => secret.exec(text)?.[0])

/** An Arabic letter as a number says nothing to a reader; src/text/letters.ts names them. */
export const letterNumbers = eachLine((line) => {
  const hit = /\b0x0?6[0-9a-f]{2}\b/i.exec(line)
  return hit ? `${hit[0]}: use its name in src/text/letters.ts` : undefined
})

/** Clocks, randomness and the process in the pure core; imports are held by the rule core-is-pure. */
export const impureCalls = eachLine((line) =>
  /^\s*(?:\/?\*|\/\/)/.test(line)
    ? undefined
    : /\bMath\.random\(|\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bcrypto\.|\bprocess\.|\bfetch\(/.exec(
        line,
      )?.[0],
)

/** Folders with too many files; tests are counted by themselves. */
export function crowdedFolders(files: readonly string[], most: number): string[] {
  const counts = new Map<string, number>()
  for (const file of files) {
    const place = `${path.posix.dirname(file)}${isTest(file) ? ' (tests)' : ''}`
    counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return [...counts].filter(([, n]) => n > most).map(([place, n]) => `${place}: ${n} files, at most ${most}`)
}

/** First words of names that more than four files of a folder have: a folder that was not made. */
export function prefixesForFolders(files: readonly string[]): string[] {
  const byPrefix = new Map<string, number>()
  for (const file of files.filter((f) => !isTest(f))) {
    const [word = ''] = path.posix.basename(file).split(/[-.]/)
    const prefix = `${path.posix.dirname(file)}/${word}-`
    byPrefix.set(prefix, (byPrefix.get(prefix) ?? 0) + 1)
  }
  return [...byPrefix].filter(([, n]) => n > 4).map(([prefix, n]) => `${prefix}: ${n} files, at most 4`)
}

/** Exported names of types, classes and enums that two files declare. */
export const sharedTypeNames: Rule = (among) => {
  const places = new Map<string, Set<string>>()
  for (const { file, text } of among)
    for (const [, name = ''] of text.matchAll(
      /^export (?:declare )?(?:abstract )?(?:type|interface|class|enum) (\w+)/gm,
    ))
      places.set(name, (places.get(name) ?? new Set()).add(file))
  return [...places].filter(([, in_]) => in_.size > 1).map(([name, in_]) => `${name}: ${[...in_].join(', ')}`)
}

/** Paths that a header names: file names, folders with a slash at the end, and whatever begins with a folder of the project. */
export function namedPaths(header: string, topFolders: ReadonlySet<string>): string[] {
  const prose = header.replace(/https?:\/\/\S+/g, ' ')
  return [...prose.matchAll(/(?<![\w./@-])(?:\.{1,2}\/)*[\w.-]+(?:\/[\w.*-]+)*\/?/g)]
    .map(([word]) => word.replace(/[.]+$/, ''))
    .filter((word) => {
      if (/[A-Z*]/.test(word.replace(/\.md$/, ''))) return word.endsWith('.md')
      if (word.startsWith('../shared/')) return false
      if (/^[\w./-]+\.(?:tsx?|mjs|cjs|md)$/.test(word)) return true
      const [first = '', second] = word.split('/')
      return second !== undefined && topFolders.has(first) && !/^text\/(?:html|plain|xml|css|javascript)/.test(word)
    })
}

/** Headers that name a file or folder which is not there, seen from the file's folder, from src/ and from the repository's. */
export function missingPaths(
  among: readonly SourceText[],
  all: readonly string[],
  topFolders: ReadonlySet<string>,
): string[] {
  const there = new Set(all)
  for (const file of all)
    for (let folder = path.posix.dirname(file); folder !== '.'; folder = path.posix.dirname(folder)) there.add(folder)
  return among.flatMap(({ file, text }) =>
    namedPaths(headerPattern.exec(text)?.[0] ?? '', topFolders)
      .map((named) => named.replace(/\/$/, ''))
      .filter((named) => !['.', 'src', path.posix.dirname(file)].some((f) => there.has(path.posix.join(f, named))))
      .map((named) => `${file}: ${named}`),
  )
}

/** Comments that cite a document of ours which is not there; standards ("RFC 9110 §5") are not meant. */
export const missingDocuments =
  (all: readonly string[]): Rule =>
  (among) => {
    const documents = new Set(all.filter((f) => f.endsWith('.md')).map((f) => path.posix.basename(f, '.md')))
    return among.flatMap(({ file, text }) =>
      [...text.matchAll(/^\s*(?:\/?\*|\/\/).*$/gm)]
        .flatMap(([line]) => [...line.matchAll(/\b([A-Z][A-Z-]{3,})(?:\.md\b|,? ?§)|\b([\w-]+)\.md\b/g)])
        .map(([, loud, named]) => loud ?? named ?? '')
        .filter((name) => !documents.has(name))
        .map((name) => `${file}: ${name}`),
    )
  }

export function longSubjects(subjects: readonly string[]): string[] {
  return subjects.filter((s) => s.length > 72).map((s) => `${s}: ${s.length} characters, at most 72`)
}
