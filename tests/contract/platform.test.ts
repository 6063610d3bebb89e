import { readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { globSync } from 'node:fs'
import { expect, test } from 'vitest'

type Platform = { regions: string[]; functions: Record<string, { maxDuration: number }> }
const { regions, functions } = JSON.parse(readFileSync('vercel.json', 'utf8')) as Platform

/** Vercel reads it so: the first pattern that matches counts. */
const limitOf = (file: string) =>
  Object.entries(functions).find(([pattern]) => pattern === file || matchesGlob(file, pattern))?.[1]
    .maxDuration

const served = globSync('app/**/{page,route}.{ts,tsx}')

test('every page and route has a limit, and one that names its own has it on the platform too', () => {
  const differing = served.filter((file) => {
    const [, own] = /export const maxDuration = (\d+)/.exec(readFileSync(file, 'utf8')) ?? []
    return limitOf(file) === undefined || (own !== undefined && Number(own) !== limitOf(file))
  })

  expect(served.length).toBeGreaterThan(50)
  expect(differing).toEqual([])
})

test('a tick and an export have the time that they need, and no limit is one that a plan refuses', () => {
  expect(limitOf('app/api/jobs/run/route.ts')).toBeGreaterThanOrEqual(60)
  expect(limitOf('app/api/v1/me/export/route.ts')).toBe(300)
  expect(Object.values(functions).filter(({ maxDuration }) => maxDuration > 300)).toEqual([])
})

test('functions run in one region, for the database is in one', () => {
  expect(regions).toEqual([expect.stringMatching(/^[a-z]{3}\d$/)])
})
