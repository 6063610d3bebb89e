import { readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { readOptions } from './command/options.ts'
import './lib-modules.ts'
import { loadOperations, loadSchemaNames, loadSentEvents, type ServedOperation } from './api-operations.ts'
import { reportFailure } from './command/failure.ts'
import { projectDir } from './command/project.ts'

const usage = `Usage: npm run api:document [-- --check]

Writes docs/openapi.json, the OpenAPI document of the contracts in app/api/v1, and app/api/operations.ts, the types of the client. Then
lints the document.
--check  writes nothing, and fails if a file is out of date.`

const { values } = readOptions({
  options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})

// A stand-in for the document's own import, since the file may not exist yet.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@/docs/openapi.json'
      ? { url: 'data:text/javascript,export default {}', shortCircuit: true }
      : next(specifier, context),
})

if (values.help) console.log(usage)
else await main().catch(reportFailure)

async function main() {
  const { documentOf } = await import('../lib/http/openapi/document.ts')
  const operations = await loadOperations()
  const written = documentOf(operations, await loadSchemaNames(), await loadSentEvents())
  const document = `${JSON.stringify(written, null, 2)}\n`
  const files = { 'docs/openapi.json': document, 'app/api/operations.ts': typesOf(operations) }

  for (const [name, text] of Object.entries(files)) (values.check ? compare : write)(name, text)
  await lint(document)
}

function write(name: string, text: string) {
  writeFileSync(join(projectDir, name), text)
}

function compare(name: string, text: string) {
  if (readFileSync(join(projectDir, name), 'utf8') === text) return
  fail(`${name} is not what the contracts say. Run: npm run api:document`)
}

async function lint(source: string) {
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({ source, absoluteRef: 'docs/openapi.json', config })
  for (const { ruleId, message, location } of problems) {
    fail(`${ruleId}: ${message} (${location.map(({ pointer }) => pointer).join(', ')})`)
  }
}

function fail(message: string) {
  console.error(message)
  process.exitCode = 1
}

function typesOf(operations: ServedOperation[]) {
  const sorted = operations.toSorted((one, other) => (one.contract.id < other.contract.id ? -1 : 1))
  const addresses = sorted.map(({ contract, method, path }) => `  ${contract.id}: '${method} ${path}',`)
  const contracts = sorted.map(({ contract, method, file }) => {
    const source = `./${file.slice('app/api/'.length, -'.ts'.length)}`
    return `  ${contract.id}: ContractOf<(typeof import('${source}'))['${method}']>`
  })
  return `// Written by "npm run api:document" from the contracts below app/api/v1.

/** The method and path of each operation. */
export const operations = {
${addresses.join('\n')}
} as const

type ContractOf<Handler extends { endpoint: { contract: unknown } }> = Handler['endpoint']['contract']

/** The input and output of each operation. */
export type Contracts = {
${contracts.join('\n')}
}
`
}
