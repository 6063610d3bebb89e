import { readOptions } from './command/options.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { Env } from '../lib/env-schema.ts'
import { localDefaults } from '../lib/local-defaults.ts'

const usage = `Usage: npm run env:example [-- --check]

Writes .env.example from lib/env-schema.ts and lib/local-defaults.ts.
--check  writes nothing, and fails if the file is out of date.`

const file = '.env.example'

const heading = `# "npm run env:example" writes this file from lib/env-schema.ts.
# Your own machine needs no variable. These are its defaults.
# Production needs its own value for every variable that is not commented out.`

const { values } = readOptions({
  options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})
if (values.help) console.log(usage)
else if (!values.check) writeFileSync(file, example())
else if (readFileSync(file, 'utf8') !== example()) {
  console.error(`${file} is out of date. Run: npm run env:example`)
  process.exitCode = 1
}

function example() {
  const variables = Object.keys(Env.shape).filter((name) => name !== 'NODE_ENV') as (keyof Env)[]
  return `${[heading, ...variables.map(entry)].join('\n\n')}\n`
}

/** A required variable with its local value, or an optional one commented out with its default. */
function entry(name: keyof Env) {
  const { description } = Env.shape[name]
  const byDefault = Env.shape[name].safeParse(undefined)
  const local: Record<string, string> = localDefaults

  const line = byDefault.success
    ? `# ${name}=${[byDefault.data].flat().join(',')}`
    : `${name}=${local[name] ?? ''}`
  return `# ${description}\n${line}`
}
