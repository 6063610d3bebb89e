import { reportFailure } from './command/failure.ts'
import { readOptions } from './command/options.ts'
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
The whole sample takes this command along. Name further parts in the same call: npm run sample:remove -- sample webhooks.
--dry-run   shows what would go, and changes nothing
--released  for a project whose database has the tables: writes a migration that drops them, and leaves the baseline

Parts:`

const options = {
  help: { type: 'boolean', short: 'h' },
  'dry-run': { type: 'boolean' },
  released: { type: 'boolean', default: false },
} as const
const parts = await readParts()

await remove().catch(reportFailure)

async function remove() {
  const { values, positionals } = readOptions({ options, allowPositionals: true })
  if (values.help) return console.log([usage, ...listOf(parts)].join('\n'))

  const choice = choose(parts, positionals)
  const removal = planRemoval(projectDir, parts, choice)
  const dryRun = values['dry-run'] || isOptionOfNpm('dry-run')
  console.log(summaryOf(choice, removal, dryRun).join('\n'))
  if (dryRun) return

  requireCommitted(projectDir)
  const steps = regenerationOf({
    dir: projectDir,
    removal,
    migration: `remove_${positionals.join('_').replaceAll('-', '_') || 'sample'}`,
    released: values.released || isOptionOfNpm('released'),
  })
  writeRemoval(projectDir, removal)
  await runSteps(steps)
  console.log(
    [
      ...handworkOf(removal),
      process.exitCode
        ? 'Mend the step above and run it again, or take all back: git restore . && git clean -fd'
        : 'Run npm test, then commit.',
    ].join('\n'),
  )
}

/** npm takes an option for itself that stands before its `--`. */
function isOptionOfNpm(name: string) {
  return process.env[`npm_config_${name.replaceAll('-', '_')}`] === 'true'
}

function handworkOf({ missing }: Removal) {
  return missing.map((text) => `Look by hand, because the text has changed: ${text}`)
}

function summaryOf(choice: Choice, removal: Removal, dryRun: boolean) {
  const { deleted, changed } = removal
  return [
    ...[...choice].map(([name, reason]) => `${name}: ${parts.get(name)!.summary} (${reason})`),
    `${deleted.length} files go, ${changed.size} change.`,
    ...handworkOf(removal),
    ...(dryRun
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
