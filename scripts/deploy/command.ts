import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { projectDir } from '../command/project.ts'
import { checks } from './checks.ts'
import { documentFile, pageOf } from './document.ts'
import { documentOf, exitCodeOf, linesOf, redactorFor, summaryOf } from './report.ts'
import { runChecks } from './run-checks.ts'
import { Target } from './target.ts'

export { reasonOf } from './web.ts'

export const checkCount = checks.length

export function writeDocument() {
  writeFileSync(join(projectDir, documentFile), pageOf(checks))
}

type Given = { site?: string; 'env-file'?: string; only: string[]; json: boolean; 'allow-unchecked': boolean }

export async function checkDeployment({
  site,
  'env-file': file,
  only,
  json,
  'allow-unchecked': allowUnchecked,
}: Given) {
  if (site !== undefined && !/^https?:$/.test(URL.parse(site)?.protocol ?? ''))
    throw new Error(`--site must be like https://example.com, not "${site}".`)
  const chosen = choose(only)
  const variables = { ...(file !== undefined && parseEnv(readFileSync(file, 'utf8'))), ...process.env }
  const target = new Target({ variables, site })
  const redact = redactorFor(variables)

  // stdout carries only the document. Progress goes to stderr.
  const tell = json ? console.error : console.log
  const results = await runChecks(chosen, target, (result) => tell(redact(linesOf(result))))
  tell(`\n${summaryOf(results)}`)
  if (json) console.log(redact(JSON.stringify(documentOf(results, target.site), null, 2)))
  process.exitCode = exitCodeOf(results, allowUnchecked)
}

function choose(names: string[]) {
  if (names.length === 0) return checks
  const unknown = names.find((name) => !checks.some((check) => isNamed(check, name)))
  if (unknown !== undefined)
    throw new Error(`There is no check ${unknown}. The checks are ${checks.map(({ id }) => id).join(', ')}.`)
  return checks.filter((check) => names.some((name) => isNamed(check, name)))
}

function isNamed({ id }: { id: string }, name: string) {
  return id === name || id.startsWith(`${name}.`)
}
