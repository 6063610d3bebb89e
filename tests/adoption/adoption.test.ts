import { beforeAll, expect, test } from 'vitest'
import { readParts } from '../../scripts/sample/parts'
import { type Clone, cloneProject } from './clone'
import { combinations } from './combinations'
import { leftOverWords } from './left-over-words'

const { ADOPTION_PARTS, ADOPTION_SEED, ADOPTION_COUNT } = process.env
const names = [...(await readParts()).keys()].filter((name) => name !== 'sample')
const asked = ADOPTION_PARTS?.split(' ').filter(Boolean) ?? []
const removals =
  asked.length > 0
    ? [asked]
    : [
        [],
        ...names.map((name) => [name]),
        ...combinations(names, { count: Number(ADOPTION_COUNT ?? 3), seed: Number(ADOPTION_SEED ?? 1) }),
      ]

let clone: Clone
beforeAll(async () => {
  clone = await cloneProject()
  return () => clone.remove()
})

test.each(removals.map((parts) => ({ parts, what: parts.join(', ') || 'the whole sample' })))(
  'a project without $what keeps its promises',
  async ({ parts }) => {
    await clone.putBack()
    await clone.run('npm', 'run', 'sample:remove', '--', ...parts)
    await clone.commit()

    if (parts.length > 0) {
      await clone.run('npm', 'run', 'check')
      await clone.run('npm', 'exec', '--', 'vitest', 'run', '--project=!production')
      await clone.run('npm', 'exec', '--', 'node', 'tests/support/make-build.ts')
    } else {
      expect(leftOverWords(clone.files())).toEqual([])
      await clone.run('npm', 'test')
    }
  },
)
