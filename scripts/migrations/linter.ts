import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

type Finding = { file: string; line: number; rule: string; message: string }

/** Rules that something else takes care of: https://squawkhq.com/docs/rules */
const left = {
  'require-lock-timeout': 'npm run db:migrate sets it for every file',
  'require-statement-timeout': 'npm run db:migrate sets it for every file',
  'prefer-bigint-over-int':
    'an integer here counts to a limit that a check or a size sets, and ids are uuids',
}

const TIMEOUT_MS = 60_000
const program = join(
  dirname(createRequire(import.meta.url).resolve('squawk-cli/package.json')),
  'js/bin/squawk',
)

/** The faults that the linter finds in these files, in their order. */
export function lint(files: string[]): Finding[] {
  if (files.length === 0) return []
  const options = ['--reporter=json', '--pg-version=17', '--assume-in-transaction']
  const { stdout, error } = spawnSync(
    process.execPath,
    [program, ...options, `--exclude=${Object.keys(left).join(',')}`, ...files],
    { encoding: 'utf8', timeout: TIMEOUT_MS },
  )
  if (error) throw error
  const found = JSON.parse(stdout) as { file: string; line: number; rule_name: string; message: string }[]
  return found.map(({ file, line, rule_name: rule, message }) => ({
    file: basename(file),
    line: line + 1,
    rule,
    message,
  }))
}
