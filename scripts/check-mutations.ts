/**
 * Proves that unit tests notice the faults of scripts/mutations.ts: runs each test file as it is, then with each fault put in.
 * In: the table, the work tree; a word as argument picks the mutations whose name or file has it. Out: a line per mutation, exit code.
 * A fault is put into the text that Vitest loads, never into the file, so that nothing has to be restored. Touches nothing.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createVitest } from 'vitest/node'
import { mutations, type Mutation } from './mutations.ts'

const root = path.resolve(import.meta.dirname, '..')

/** What a run of one test file came to. */
interface Verdict {
  passed: number
  /** Failed by an expectation: the fault was noticed. */
  assertions: string[]
  /** Failed to load, crashed or timed out: says nothing about the expectation. */
  errors: string[]
  /** Not run to their end, as when the first failure ended the others before it was told itself. */
  unfinished: number
}

/** The text with the fault in it; an error when `from` does not stand there as often as the table says. */
function mutate(text: string, { from, to, all }: Pick<Mutation, 'from' | 'to' | 'all'>): string {
  const parts = text.split(from)
  const times = parts.length - 1
  if (times === 0 || (times > 1 && all !== true)) throw new Error(`\`${from}\` stands ${times} times in the file`)
  if (from === to) throw new Error('changes nothing')
  return parts.join(to)
}

/** The first error that the given one rests on: a failed property carries the failed expectation as its cause. */
function rootCause(error: { name?: string; message: string; cause?: unknown }): { name?: string; message: string } {
  const { cause } = error
  return typeof cause === 'object' && cause !== null && 'message' in cause
    ? rootCause({ ...cause, message: String(cause.message) })
    : error
}

/** How the test file fares, with the fault if one is given; `whole`: to its end, also after a failure. */
async function runTest(test: string, mutation?: Mutation, whole = mutation === undefined): Promise<Verdict> {
  const mutated = mutation && path.join(root, mutation.file)
  let loaded = false
  const vitest = await createVitest(
    'test',
    { root, watch: false, bail: whole ? 0 : 1, reporters: [{}], silent: true },
    {
      logLevel: 'silent',
      plugins: [
        {
          name: 'mutation',
          enforce: 'pre',
          transform: (code: string, id: string) => {
            if (mutation === undefined || id.split('?')[0] !== mutated) return undefined
            loaded = true
            return { code: mutate(code, mutation), map: null }
          },
        },
      ],
    },
  )
  const verdict: Verdict = { passed: 0, assertions: [], errors: [], unfinished: 0 }
  try {
    const { testModules, unhandledErrors } = await vitest.start([path.join(root, test)])
    verdict.errors.push(...unhandledErrors.map(String), ...testModules.flatMap((m) => m.errors().map((e) => e.message)))
    if (mutation && !loaded) verdict.errors.push('the test does not load the file')
    for (const testCase of testModules.flatMap((module) => [...module.children.allTests()])) {
      const result = testCase.result()
      if (result.state === 'passed') verdict.passed++
      else if (result.state !== 'failed') verdict.unfinished++
      if (result.state !== 'failed') continue
      const causes = result.errors.map(rootCause)
      if (causes.some(({ name }) => name === 'AssertionError')) verdict.assertions.push(testCase.fullName)
      else verdict.errors.push(`${testCase.fullName}: ${causes[0]?.message ?? 'failed'}`)
    }
  } catch (error) {
    verdict.errors.push(error instanceof Error ? error.message : String(error))
  } finally {
    await vitest.close()
  }
  return verdict
}

// A fault can make a loop endless, which no time limit of a test ends.
setTimeout(() => {
  console.error('mutations: not done after ten minutes')
  process.exit(1)
}, 600_000).unref()

const wanted = process.argv[2] ?? ''
const chosen = mutations.filter(({ name, file }) => name.includes(wanted) || file.includes(wanted))
let failed = 0
const say = (good: boolean, text: string): void => {
  if (!good) failed++
  console.log(`${good ? 'ok  ' : 'FAIL'} ${text}`)
}

const sound = new Set<string>()
for (const test of new Set(chosen.map((m) => m.test))) {
  const { passed, assertions, errors } = await runTest(test)
  const wrong = [...assertions, ...errors]
  if (passed > 0 && wrong.length === 0) sound.add(test)
  else say(false, `${test} fails without any mutation: ${wrong.join('; ') || 'no test'}`)
}
for (const mutation of chosen) {
  const { name, file, test } = mutation
  try {
    mutate(readFileSync(path.join(root, file), 'utf8'), mutation)
  } catch (error) {
    say(false, `${name}: broken mutation, ${error instanceof Error ? error.message : String(error)} (${file})`)
    continue
  }
  if (!sound.has(test)) continue
  let verdict = await runTest(test, mutation)
  if (verdict.unfinished > 0 && verdict.assertions.length === 0) verdict = await runTest(test, mutation, true)
  const { assertions, errors } = verdict
  if (assertions.length > 0) say(true, `${name}: noticed by "${assertions[0]}"`)
  else if (errors.length > 0) say(false, `${name}: broken mutation, ${test} fails by no assertion: ${errors[0]}`)
  else say(false, `${name}: survives ${test}`)
}
console.log(`mutations: ${chosen.length - failed} of ${chosen.length} noticed`)
process.exit(failed > 0 || chosen.length === 0 ? 1 : 0)
