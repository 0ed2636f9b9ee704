/**
 * `siyaq accounts`: invitations, roles, passwords anew, tokens for programs, who changed what.
 * In: numbers of accounts, options. Out: exit code. Writes lists, links and tokens.
 */
import { InvalidArgumentError, Option, type Command } from 'commander'
import type { AccountLink } from '../../application/accounts/from-shell.ts'
import type { AccountRow, AuditRow } from '../../application/accounts/manage-accounts.ts'
import { defined } from '../../model/defined.ts'
import { isScope, roles, scopes, type Role } from '../../model/roles.ts'
import type { Outcome } from '../../problem.ts'
import { formatInstant, isolate } from '../terminal-bidi.ts'
import type { CommandContext, ExitCode } from '../command-context.ts'
import type { Tree } from '../tree.ts'
import { wholeNumber } from '../option-values.ts'
import { dateStyle, printRows } from '../rows.ts'
import type { Siyaq } from '../../application/siyaq.ts'

const rowNumber = wholeNumber(1, Number.MAX_SAFE_INTEGER)

export function accountsCommand(tree: Tree): Command {
  return tree
    .command('accounts', 'accounts')
    .addCommand(listCommand(tree), { isDefault: true })
    .addCommand(inviteCommand(tree))
    .addCommand(linkCommand(tree))
    .addCommand(roleCommand(tree))
    .addCommand(enabledCommand(tree, 'disable'))
    .addCommand(enabledCommand(tree, 'enable'))
    .addCommand(removeCommand(tree))
    .addCommand(unlinkCommand(tree))
    .addCommand(tokenCommand(tree))
    .addCommand(auditCommand(tree))
}

function listCommand(tree: Tree): Command {
  return tree.command('list', 'accountsList').action(
    tree.run((context) =>
      context.withApp(async (app) => {
        const accounts = await app.accounts()
        if (!accounts.ok) return context.fail(accounts.problem)
        context.printJson(accounts.value)
        const { items } = accounts.value
        if (items.length === 0) context.print(context.say('accounts.none'))
        printRows(context, items, (account) => [
          ...accountLines(context, account),
          ...account.identities.map(
            ({ id, issuer, subject }) =>
              `    ${context.say('accounts.identity', { id, issuer: isolate(issuer), subject: isolate(subject) })}`,
          ),
        ])
        return 0
      }),
    ),
  )
}

function accountLines(context: CommandContext, account: AccountRow): string[] {
  const style = dateStyle(context)
  const { signedInAt, disabledAt } = account
  const told = context.say('accounts.row', {
    role: context.say(`role.${account.role}`),
    made: formatInstant(account.madeAt, style),
    seen: signedInAt === undefined ? context.say('accounts.never') : formatInstant(signedInAt, style),
  })
  const disabled = disabledAt === undefined ? '' : ` · ${context.say('accounts.disabled')}`
  return [`#${account.id} ${isolate(account.name)}`, `    ${told}${disabled}`]
}

function inviteCommand(tree: Tree): Command {
  return tree
    .command('invite', 'accountsInvite')
    .argument('<role>', tree.help('argRole'), roleValue)
    .action(
      tree.run((context, role: Role) =>
        context.withApp(async (app) => tellLink(context, await app.inviteAccount(role, whoIs(context)))),
      ),
    )
}

function linkCommand(tree: Tree): Command {
  return tree
    .command('link', 'accountsLink')
    .argument('<id>', tree.help('argAccountId'), rowNumber)
    .action(
      tree.run((context, id: number) =>
        context.withApp(async (app) => tellLink(context, await app.accountLink(id, whoIs(context)))),
      ),
    )
}

function roleCommand(tree: Tree): Command {
  return tree
    .command('role', 'accountsRole')
    .argument('<id>', tree.help('argAccountId'), rowNumber)
    .argument('<role>', tree.help('argRole'), roleValue)
    .action(
      tree.run((context, id: number, role: Role) =>
        changed(context, (app) => app.changeAccount(id, { role }, whoIs(context))),
      ),
    )
}

function enabledCommand(tree: Tree, name: 'enable' | 'disable'): Command {
  return tree
    .command(name, name === 'enable' ? 'accountsEnable' : 'accountsDisable')
    .argument('<id>', tree.help('argAccountId'), rowNumber)
    .action(
      tree.run((context, id: number) =>
        changed(context, (app) => app.changeAccount(id, { enabled: name === 'enable' }, whoIs(context))),
      ),
    )
}

function removeCommand(tree: Tree): Command {
  return tree
    .command('remove', 'accountsRemove')
    .argument('<id>', tree.help('argAccountId'), rowNumber)
    .action(
      tree.run((context, id: number) =>
        context.withApp(async (app) => {
          const done = await app.removeAccount(id, whoIs(context))
          if (!done.ok) return context.fail(done.problem)
          context.printJson({ removed: done.value.id })
          context.print(context.say('accounts.removed', { name: isolate(done.value.name) }))
          return 0
        }),
      ),
    )
}

function unlinkCommand(tree: Tree): Command {
  return tree
    .command('unlink', 'accountsUnlink')
    .argument('<number>', tree.help('argIdentity'), rowNumber)
    .action(
      tree.run((context, id: number) =>
        context.withApp(async (app) => {
          const done = await app.unlinkAccount(id, whoIs(context))
          if (!done.ok) return context.fail(done.problem)
          context.printJson({ removed: done.value.id })
          context.print(context.say('accounts.unlinked', { subject: isolate(done.value.subject) }))
          return 0
        }),
      ),
    )
}

function tokenCommand(tree: Tree): Command {
  return tree
    .command('token', 'accountsToken')
    .argument('<id>', tree.help('argAccountId'), rowNumber)
    .requiredOption('--name <name>', tree.help('optTokenName'))
    .addOption(new Option('--scopes <scopes...>', tree.help('optScopes')).choices([...scopes]).default(['read']))
    .action(
      tree.run((context, id: number, flags: { name: string; scopes: string[] }) =>
        context.withApp(async (app) => {
          const granted = flags.scopes.filter(isScope)
          const made = await app.makeToken(id, { name: flags.name, scopes: granted }, whoIs(context))
          if (!made.ok) return context.fail(made.problem)
          context.printJson(made.value)
          context.print(context.say('accounts.token', { token: isolate(made.value.token) }))
          return 0
        }),
      ),
    )
}

function auditCommand(tree: Tree): Command {
  return tree
    .command('audit', 'accountsAudit')
    .option('--limit <count>', tree.help('optLimit'), wholeNumber(1, 1000), 30)
    .option('--before <number>', tree.help('optBefore'), rowNumber)
    .action(
      tree.run((context, flags: { limit: number; before?: number }) =>
        context.withApp(async (app) => {
          const { limit, before } = flags
          const changes = await app.audit({ limit, ...defined({ before }) })
          if (!changes.ok) return context.fail(changes.problem)
          context.printJson(changes.value)
          if (changes.value.items.length === 0) context.print(context.say('audit.none'))
          printRows(context, changes.value.items, (change) => changeLines(context, change))
          return 0
        }),
      ),
    )
}

function changeLines(context: CommandContext, change: AuditRow): string[] {
  const at = formatInstant(change.at, dateStyle(context))
  return [`#${change.id} ${at} ${isolate(change.by)} ${isolate(change.act)} ${isolate(change.about)}`]
}

function changed(context: CommandContext, change: (app: Siyaq) => Promise<Outcome<AccountRow>>): Promise<ExitCode> {
  return context.withApp(async (app) => {
    const done = await change(app)
    if (!done.ok) return context.fail(done.problem)
    context.printJson(done.value)
    for (const line of accountLines(context, done.value)) context.print(line)
    return 0
  })
}

function tellLink(context: CommandContext, made: Outcome<AccountLink>): ExitCode {
  if (!made.ok) return context.fail(made.problem)
  const { url, role, expiresAt } = made.value
  context.printJson({ url, role, expiresAt })
  const until = formatInstant(expiresAt, dateStyle(context))
  context.print(`${context.say(`role.${role}`)}: ${context.say('accounts.link', { until, url: isolate(url) })}`)
  return 0
}

/** Who is at the keyboard, for the list of changes. */
function whoIs(context: CommandContext): string {
  return (context.io.env['USER'] ?? 'cli').trim().slice(0, 60) || 'cli'
}

function roleValue(raw: string): Role {
  const role = roles.find((one) => one === raw)
  if (role === undefined) throw new InvalidArgumentError(roles.join(', '))
  return role
}
