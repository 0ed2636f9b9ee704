/**
 * `siyaq doctor`: checks of the installation, each with what to do.
 * In: nothing. Out: exit code 1 when there is a problem (a warning is none). Writes the checks as they are done.
 */
import type { Command } from 'commander'
import type { DoctorCheck } from '../../application/siyaq.ts'
import { problems } from '../../messages/problems.ts'
import { remedies } from '../../messages/remedies.ts'
import { defined } from '../../model/defined.ts'
import { isolate } from '../terminal-bidi.ts'
import type { CommandContext } from '../command-context.ts'
import type { Tree } from '../tree.ts'

export function doctorCommand(tree: Tree): Command {
  return tree.command('doctor', 'doctor').action(
    tree.run((context) =>
      context.withApp(async (app) => {
        const checks: DoctorCheck[] = []
        for await (const found of app.doctor()) {
          const check = withRemedy(found)
          checks.push(check)
          tellCheck(context, check)
        }
        const sick = checks.some((check) => check.state === 'problem')
        context.printJson({ ok: !sick, checks: checks.map(withTexts) })
        return sick ? 1 : 0
      }),
    ),
  )
}

/** What to do about a problem stands with its code. */
function withRemedy(check: DoctorCheck): DoctorCheck {
  const hint = check.hint ?? (check.problem === undefined ? undefined : remedies[check.problem.code])
  return { ...check, ...defined({ hint }) }
}

/** For --json: what the problem's code means, in both languages. */
function withTexts(check: DoctorCheck): object {
  const { problem } = check
  return problem === undefined ? check : { ...check, problem: { ...problem, text: problems[problem.code] } }
}

const marks: Record<DoctorCheck['state'], string> = { ok: '✓', warning: '!', problem: '✗' }

function tellCheck(context: CommandContext, check: DoctorCheck): void {
  const { name, state, found, hint, problem } = check
  context.print(
    `${marks[state]} ${name.padEnd(18)} ${context.say(`doctor.${state}`)} · ${isolate(found[context.lang])}`,
  )
  if (problem !== undefined) context.print(`    ${context.problemText(problem)}`)
  if (hint !== undefined) context.print(`    ${context.say('doctor.hint', { hint: isolate(hint[context.lang]) })}`)
}
