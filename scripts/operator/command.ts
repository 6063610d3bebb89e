import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { asName } from '../../lib/text/characters.ts'
import { readEnvironment } from '../command/environment.ts'
import { asOperator } from './connection.ts'
import { requireConsent } from './consent.ts'
import { UsageError } from './usage-error.ts'
import { usageOf } from './usage.ts'
import type { Outcome, Values, Verb } from './verb.ts'
import { verbs } from './verbs.ts'

const shared = {
  help: { type: 'boolean', short: 'h' },
  as: { type: 'string' },
  reason: { type: 'string' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
} satisfies ParseArgsOptionsConfig

type Shared = { help?: boolean; as?: string; reason?: string; json?: boolean; yes?: boolean }

export async function runOperator(name: string, rest: string[]): Promise<void> {
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!verb) throw new UsageError(`There is no verb ${name}: see npm run operator -- --help.`)

  const { values, positionals } = parsed(rest, verb)
  if (values.help) return console.log(usageOf(name))
  const [subject, ...others] = positionals
  if (!subject || others.length > 0)
    throw new UsageError(`Name one ${verb.subject}: see npm run operator -- ${name} --help.`)

  const outcome = await run(verb, subject, values)
  console.log(values.json ? JSON.stringify(outcome.data, null, 2) : outcome.lines.join('\n'))
}

function parsed(args: string[], verb: Verb) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...shared, ...verb.options },
    })
    return { values: values as Shared & Values, positionals }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

async function run(verb: Verb, subject: string, values: Shared & Values): Promise<Outcome> {
  const operator = asName(values.as ?? readEnvironment().OPERATOR_NAME ?? '')
  if (!operator) throw new UsageError('Say who you are: --as <name>, or OPERATOR_NAME.')
  const reason = asName(values.reason ?? '') || null
  if (verb.needsReason && !reason) throw new UsageError('Say why: --reason <text>, such as a ticket.')

  const agree = async (lines: string[], question: string) => {
    if (!values.yes) await requireConsent({ lines, question })
  }
  return asOperator((call) => verb.run({ subject, values, operator, reason, call, agree }))
}
