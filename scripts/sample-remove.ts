import { parseArgs } from 'node:util'
import { reportFailure } from './command/failure.ts'
import { projectDir } from './command/project.ts'
import { choose, type Choice } from './sample/choose.ts'
import { readParts } from './sample/parts.ts'
import type { Parts } from './sample/part.ts'
import { regenerationOf } from './sample/regenerate.ts'
import { planRemoval, type Removal } from './sample/removal.ts'
import { requireCommitted, writeRemoval } from './sample/write.ts'
import { runSteps } from './steps/run-steps.ts'

const usage = `Usage: npm run sample:remove [-- <part> …]

Takes the sample product out of this project: pages, API, words, schema, seeds, tests and docs. With names it takes out those parts alone,
and with each the parts that need it. Then makes the generated files again. Commit first, so that git can take it back.
--dry-run   shows what would go, and changes nothing
--released  for a project whose database has the tables: writes a migration that drops them, and leaves the baseline

Parts:`

const options = {
  help: { type: 'boolean', short: 'h' },
  'dry-run': { type: 'boolean' },
  released: { type: 'boolean', default: false },
} as const
const { values, positionals } = parseArgs({ options, allowPositionals: true })
const parts = await readParts()

if (values.help) console.log([usage, ...listOf(parts)].join('\n'))
else await remove().catch(reportFailure)

async function remove() {
  const choice = choose(parts, positionals)
  const removal = planRemoval(projectDir, parts, choice)
  console.log(summaryOf(choice, removal).join('\n'))
  if (values['dry-run']) return

  requireCommitted(projectDir)
  const steps = regenerationOf({
    dir: projectDir,
    removal,
    migration: `remove_${positionals.join('_').replaceAll('-', '_') || 'sample'}`,
    released: values.released,
  })
  writeRemoval(projectDir, removal)
  await runSteps(steps)
  console.log(
    process.exitCode
      ? 'A generated file is missing: mend the step above and run it again, or take all back with git restore . and git clean -d.'
      : 'Run npm test, then commit.',
  )
}

function summaryOf(choice: Choice, { deleted, changed }: Removal) {
  return [
    ...[...choice].map(([name, reason]) => `${name}: ${parts.get(name)!.summary} (${reason})`),
    `${deleted.length} files go, ${changed.size} change.`,
    ...(values['dry-run']
      ? [...deleted.map((path) => `- ${path}`), ...[...changed.keys()].map((path) => `~ ${path}`)]
      : []),
  ]
}

function listOf(all: Parts) {
  const width = Math.max(...[...all.keys()].map((name) => name.length))
  return [...all].map(([name, { summary, needs = [] }]) => {
    const needed = needs.length > 0 ? `, needs ${needs.join(', ')}` : ''
    return `${name.padEnd(width)}  ${summary}${needed}`
  })
}
