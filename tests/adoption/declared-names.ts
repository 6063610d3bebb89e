import { globSync, readFileSync } from 'node:fs'
import type { Feature } from '../../lib/feature.ts'
import { features } from '../../lib/features.ts'
import { matching } from '../../scripts/sample/files.ts'

type File = { path: string; text: string }

/** Permissions, events, jobs and tables that the files of a removal alone declare. */
export function namesGoingWith(deleted: readonly string[]): string[] {
  const isGone = (path: string) => deleted.includes(path)
  const namesOf = (feature: Feature) => [
    ...Object.keys(feature.permissions ?? {}),
    ...Object.entries(feature.activity ?? {}).flatMap(([kind, { actions = [] }]) =>
      ['created', 'changed', 'removed', ...actions].map((action) => `${kind}.${action}`),
    ),
    ...Object.keys({ ...feature.jobs, ...feature.upkeep }),
  ]
  const inFeatures = (features as readonly Feature[])
    .filter(({ name }) => isGone(`lib/features/${name}/feature.ts`))
    .flatMap(namesOf)
  const inSchema = globSync('supabase/schemas/*.sql')
    .filter(isGone)
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/create table (?:public|private)\.(\w+)/g)])
    .map(([, table]) => table!)
  return [...new Set([...inFeatures, ...inSchema])]
}

/** Strings of code that name one of `names`: in the middle of one, a name of several words alone. */
export function stringsNaming(names: readonly string[], files: readonly File[]): string[] {
  if (names.length === 0) return []
  const any = names.map((name) => RegExp.escape(name)).join('|')
  const several = names.filter((name) => /[._]/.test(name)).map((name) => RegExp.escape(name))
  const named = new RegExp(
    [
      `(?<=['"\`])(?:${any})(?=['"\`])`,
      ...(several.length > 0 ? [`(?<![\\w.-])(?:${several.join('|')})(?![\\w-])`] : []),
    ].join('|'),
    'g',
  )
  return files
    .filter(({ path }) => matching('{lib,scripts,tests}', [path]).length > 0 && /\.(tsx?|sql)$/.test(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          [...line.matchAll(named)].map(([name]) => `${path}:${index + 1}: “${name}” in ${line.trim()}`),
        ),
    )
}
