/**
 * `siyaq predict KIND INPUT OUTPUT`: predictions by the product's own code, for scoring.
 * In: a JSONL file. Out: exit code 0 only when the output file is complete. Writes the output under a temporary name, then
 * renames it; nothing on standard output.
 */
import { Argument, type Command } from 'commander'
import { resolve } from 'node:path'
import type { CommandContext, ExitCode } from '../command-context.ts'
import type { Tree } from '../tree.ts'
import { BadInput, readRecords } from '../predict/input-records.ts'
import {
  predictionKinds,
  predictorOf,
  secondInputs,
  secondOptions,
  type PredictionKind,
} from '../predict/prediction-kinds.ts'
import { writeLines } from '../predict/write-lines.ts'

interface PredictFlags {
  pairs?: string
  queries?: string
  ids?: string
  stories?: string
}

export function predictCommand(tree: Tree): Command {
  return tree
    .command('predict', 'predict')
    .addArgument(new Argument('<kind>', tree.help('argKind')).choices(predictionKinds))
    .argument('<input>', tree.help('argInput'))
    .argument('<output>', tree.help('argOutput'))
    .option('--pairs <file>', tree.help('optPairs'))
    .option('--queries <file>', tree.help('optQueries'))
    .option('--ids <file>', tree.help('optIds'))
    .option('--stories <file>', tree.help('optStories'))
    .action(
      tree.run((context, kind: PredictionKind, input: string, output: string, flags: PredictFlags) =>
        runPredict(context, kind, input, output, flags),
      ),
    )
}

async function runPredict(
  context: CommandContext,
  kind: PredictionKind,
  input: string,
  output: string,
  flags: PredictFlags,
): Promise<ExitCode> {
  const at = (path: string): string => resolve(context.io.cwd, path)
  const wanted = secondInputs[kind]
  for (const option of secondOptions) {
    if ((wanted === option) === (flags[option] !== undefined)) continue
    const fault = wanted === option ? 'usage.missingArgument' : 'usage.unknownOption'
    context.note(context.say(fault, { what: `--${option}` }))
    return 2
  }
  try {
    const second = wanted === undefined ? undefined : flags[wanted]
    const predict = await predictorOf(kind, second === undefined ? undefined : readRecords(at(second)))
    await writeLines(at(output), predict(readRecords(at(input))))
    return 0
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    const where = error.line === undefined ? '' : `:${error.line}`
    context.note(`${error.file}${where}: ${context.problemText(error.problem)}`)
    return 1
  }
}
