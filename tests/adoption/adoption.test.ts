import { beforeAll, expect, onTestFailed, test } from 'vitest'
import { readParts } from '../../scripts/sample/parts'
import { type Clone, cloneProject } from './clone'
import { combinations } from './combinations'
import { leftOverWords } from './left-over-words'

const { ADOPTION_PARTS, ADOPTION_SEED, ADOPTION_COUNT } = process.env
const all = await readParts()
const names = [...all.keys()].filter((name) => name !== 'sample')
const asked = ADOPTION_PARTS?.split(' ').filter(Boolean) ?? []
const [count, seed] = [Number(ADOPTION_COUNT ?? 3), Number(ADOPTION_SEED ?? 1)]
if (!Number.isInteger(count) || !Number.isInteger(seed))
  throw new Error('--count and --seed are whole numbers.')
const removals =
  asked.length > 0 ? [asked] : [[], ...names.map((name) => [name]), ...combinations(names, { count, seed })]

const whole = [['npm', 'test']]
const run = ['npm', 'exec', '--', 'vitest', 'run']
const inPages = [
  ['npm', 'run', 'check'],
  [...run, 'tests/*.test.ts', 'tests/lib/messages.test.ts', 'tests/scripts/sample-remove.test.ts'],
  ['npm', 'exec', '--', 'node', 'tests/support/make-build.ts'],
]
// The tests of a package know nothing of the product: see tests/architecture.test.ts.
const inDatabase = [...inPages.toSpliced(1, 1), [...run, '--project=!production', '--exclude', 'packages/**']]

/** A part of app/ alone leaves the tests of the database as they were. */
const provingWithout = (parts: string[]) => {
  const paths = parts.flatMap((name) => all.get(name)!.paths)
  return paths.every((path) => /^(app|tests|docs)\//.test(path)) ? inPages : inDatabase
}

let clone: Clone
beforeAll(async () => {
  clone = await cloneProject()
  return () => clone.remove()
})

test.each(removals.map((parts) => ({ parts, what: parts.join(', ') || 'the whole sample' })))(
  'a project without $what keeps its promises',
  async ({ parts }) => {
    // A proof of hours names a failure when it happens, not at its end.
    onTestFailed(({ task }) => console.error(task.result?.errors?.map(({ message }) => message).join('\n')))
    await clone.putBack()
    await clone.run('npm', 'run', 'sample:remove', '--', ...parts)
    await clone.commit()

    const isWhole = parts.length === 0 || parts.includes('sample')
    expect(isWhole ? leftOverWords(clone.files()) : []).toEqual([])
    for (const command of isWhole ? whole : provingWithout(parts)) {
      console.log(`without ${parts.join(', ') || 'the whole sample'}: ${command.join(' ')}`)
      await clone.run(...command)
    }
  },
)
