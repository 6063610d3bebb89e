import { replaceSecret } from '../../lib/observability/secrets.ts'
import type { Result } from './run-checks.ts'
import type { Variables } from './target.ts'

const EXIT = { right: 0, wrong: 1, unchecked: 3 } as const
const marks = { right: '✓', wrong: '✗', unchecked: '?' } as const
/** A shorter value is no secret, and replacing it would spoil words. */
const SECRET_LENGTH_MIN = 6
const redacted = '[redacted]'

/** One line per check. A fault adds its reason, its fix and the official page. */
export function linesOf({ status, id, title, faults, note, why, mend, link }: Result): string {
  const line = `${marks[status]} ${id.padEnd(26)} ${title}${note ? ` (${note})` : ''}`
  if (status === 'right') return line
  if (status === 'unchecked') return [line, ...faults.map((fault) => `    ${fault}`)].join('\n')
  return [
    line,
    ...faults.map((fault) => `    ${fault}`),
    `    why   ${why}`,
    `    mend  ${mend}`,
    `    see   ${link}`,
  ].join('\n')
}

export function summaryOf(results: Result[]): string {
  const { right, wrong, unchecked } = countsOf(results)
  return `${right} right, ${wrong} wrong, ${unchecked} not checked.`
}

/** For CI: the ids stay as they are. */
export function documentOf(results: Result[], site: string | undefined) {
  return { site, ...countsOf(results), checks: results }
}

/** 1 for a fault, 3 for a check that did not run, unless that is allowed, else 0. */
export function exitCodeOf(results: Result[], allowUnchecked: boolean): number {
  const { wrong, unchecked } = countsOf(results)
  if (wrong > 0) return EXIT.wrong
  return unchecked > 0 && !allowUnchecked ? EXIT.unchecked : EXIT.right
}

/** Takes every secret of `variables`, and all that looks like one, out of a text. */
export function redactorFor(variables: Variables): (text: string) => string {
  const secrets = Object.entries(variables)
    .flatMap(([name, value]) => secretsIn(name, value ?? ''))
    .filter((secret) => secret.length >= SECRET_LENGTH_MIN)
    .toSorted((one, other) => other.length - one.length)
  return (text) =>
    replaceSecret(
      '',
      secrets.reduce((clean, secret) => clean.replaceAll(secret, redacted), text),
    ) as string
}

function secretsIn(name: string, value: string) {
  if (/SECRET|TOKEN|PASSWORD|(?<!PUBLISHABLE)_KEYS?$/.test(name)) return [value]
  if (!URL.canParse(value)) return []
  const { password } = new URL(value)
  return password ? [password, decodeURIComponent(password)] : []
}

function countsOf(results: Result[]) {
  const count = (status: Result['status']) => results.filter((result) => result.status === status).length
  return { right: count('right'), wrong: count('wrong'), unchecked: count('unchecked') }
}
