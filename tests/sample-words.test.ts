import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Feature } from '@/lib/feature'
import { features } from '../lib/features'

const declared: readonly Feature[] = features
const sample = declared.filter((feature) => feature.sample)
const wordsOfSample = [
  ...new Set(sample.flatMap(({ name, activity = {} }) => [name.replace(/s$/, ''), ...Object.keys(activity)])),
]

/** Words of the sample that mean something else where they stand, or stand in what is generated. */
const reasons: [word: string, where: RegExp, reason: string][] = [
  ['project', /^lib\/(auth|environment)\/|^lib\/env-schema\.ts$/, 'The Supabase project.'],
  ['project', /^lib\/features\/account\//, 'The Supabase project.'],
  ['project', /^lib\/http\/openapi\/document\.ts$/, 'The Supabase project, which names the session cookie.'],
  ['label', /^lib\/mail\//, 'The text of a button.'],
  ['attachment', /^lib\/http\/file\.ts$/, 'A value of Content-Disposition.'],
]
const generated = /^lib\/db\/database\.types\.ts$|^app\/api\/operations\.ts$/
/** Lists of features, where each has its line. */
const lists = /^lib\/(features|worker\/background)\.ts$/

test.each(wordsOfSample)(
  'no capability of lib or app/api says "%s", unless it means something else',
  (word) => {
    const says = saying(word)
    const ofSample = new RegExp(`^lib/features/(${sample.map(({ name }) => name).join('|')})/`)
    const files = globSync(['lib/**/*.ts', 'app/api/**/*.ts'])
      .filter((path) => !generated.test(path) && !lists.test(path) && !ofSample.test(path))
      .filter((path) => !wordsOfSample.some((other) => path.startsWith('app/') && saying(other).test(path)))
    const found = files.filter((path) => says.test(readFileSync(path, 'utf8')))
    const excused = (path: string) => reasons.some(([excuse, where]) => excuse === word && where.test(path))

    expect(found.filter((path) => !excused(path))).toEqual([])
    const vain = reasons.filter(
      ([excuse, where]) => excuse === word && !found.some((path) => where.test(path)),
    )
    expect(vain).toEqual([])
  },
)

/** The word by itself or as a part of a name, such as taskId, listTasks or task_id. */
function saying(word: string) {
  const capital = word[0]!.toUpperCase() + word.slice(1)
  return new RegExp(`(?<![a-z])(${word}|${capital})s?(?![a-z])|(?<=[a-z])${capital}s?(?![a-z])`)
}
