/**
 * The lines of a prediction's input as records, checked field by field.
 * In: a JSONL file, gzip or not. Out: records one at a time; `BadInput` is thrown at the first line that is wrong, since a
 * prediction file must be complete. Reads the file.
 */
import { openFile } from '../../gather/import/open-file.ts'
import { readLines } from '../../gather/import/lines.ts'
import { failed, type Problem, type ProblemCode } from '../../problem.ts'

/** What is wrong with the input, and where. */
export class BadInput extends Error {
  readonly file: string
  readonly line: number | undefined
  readonly problem: Problem

  constructor(file: string, line: number | undefined, problem: Problem) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${problem.code} ${problem.detail ?? ''}`)
    this.name = 'BadInput'
    this.file = file
    this.line = line
    this.problem = problem
  }
}

/** One input line; the methods give a field or throw `BadInput` with the line's number. */
export class InputRecord {
  readonly #fields: Record<string, unknown>
  readonly #file: string
  readonly #line: number

  constructor(fields: Record<string, unknown>, file: string, line: number) {
    this.#fields = fields
    this.#file = file
    this.#line = line
  }

  /** The id as given, so that the output carries the same; number or string. */
  id(name = 'id'): string | number {
    const value = this.#fields[name]
    if ((typeof value === 'string' && value !== '') || (typeof value === 'number' && Number.isFinite(value)))
      return value
    return this.wrong(name)
  }

  /** A string, empty when the field is absent or null. */
  text(name: string): string {
    const value = this.#fields[name]
    if (value === undefined || value === null) return ''
    return typeof value === 'string' ? value : this.wrong(name)
  }

  /** A string that must be there. */
  neededText(name: string): string {
    const value = this.#fields[name]
    return typeof value === 'string' ? value : this.wrong(name)
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined && this.#fields[name] !== null
  }

  /** The raw value; the caller checks its type. */
  raw(name: string): unknown {
    return this.#fields[name]
  }

  strings(name: string): string[] {
    const value: unknown = this.#fields[name]
    if (!Array.isArray(value)) return this.wrong(name)
    const items: unknown[] = value
    return items.map((item) => (typeof item === 'string' ? item : this.wrong(name)))
  }

  /** The record inside, such as `a` of a pair. */
  inner(name: string): InputRecord {
    const value = this.#fields[name]
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.wrong(name)
    return new InputRecord({ ...value }, this.#file, this.#line)
  }

  wrong(name: string): never {
    throw new BadInput(this.#file, this.#line, { code: 'import.bad-line', detail: `"${name}"` })
  }
}

/** Records in order; blank lines are passed over. */
export async function* readRecords(file: string): AsyncGenerator<InputRecord> {
  const source = await openFile(file)
  if (!source.ok) throw new BadInput(file, undefined, source.problem)
  let last = 0
  for await (const line of readLines(source.value.chunks, { decodeFrom: 1 })) {
    last = line.number
    const refuse = (code: ProblemCode, detail?: string): never => {
      throw new BadInput(file, line.number, failed(code, detail).problem)
    }
    if (line.tooLong) refuse('import.too-large')
    if (line.text.trim() === '') continue
    const fields = parsed(line.text)
    if (fields !== undefined) yield new InputRecord(fields, file, line.number)
    else refuse(line.unended ? 'import.truncated' : 'import.bad-line', 'JSON')
  }
  const damage = source.value.damage()
  if (damage !== undefined) throw new BadInput(file, last + 1, failed('import.truncated', damage).problem)
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    // Told by the caller, with the line's number.
    return undefined
  }
}
