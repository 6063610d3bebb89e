import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientsDir } from '../../scripts/clients/folder.ts'
import { startApiServer } from '../contract/api-server'
import { createUser, tokenFor } from '../support/people'
import { type Generator, generators, run } from './generators'

let server: Awaited<ReturnType<typeof startApiServer>>
beforeAll(async () => {
  for (const made of ['generated', 'journeys'])
    rmSync(join(clientsDir, made), { recursive: true, force: true })
  cpSync('tests/clients/tsconfig.json', join(clientsDir, 'tsconfig.json'))
  cpSync('tests/clients/journeys', join(clientsDir, 'journeys'), { recursive: true })
  server = await startApiServer()
})
afterAll(() => server.close())

describe.each(generators.map((generator) => [generator.name, generator] as const))('%s', (_, generator) => {
  beforeAll(async () => {
    await run(generator.generate)
  })

  test('makes a client that compiles strictly, with the calls of a journey', async () => {
    expect(await faultsIn(generator, generator.journey)).toBe('')
  })

  test.each(generator.wrong)('makes a client in which %s cannot be %s', async (right, wrong) => {
    const copy = generator.journey.replace('journeys/', 'journeys/wrong_')
    const source = readFileSync(join(clientsDir, generator.journey), 'utf8')
    writeFileSync(join(clientsDir, copy), source.replace(right, wrong))

    expect(source).toContain(right)
    expect((await faultsIn(generator, copy)).match(/^\S+: error/gm)).toEqual([
      expect.stringMatching(/^journeys\/wrong_/),
    ])
  })

  test('makes a client that creates once, pages, filters, changes, calls with a key, and reads refusals', async () => {
    const seen = await generator.walk(`${server.url}/api/v1`, await tokenFor(await createUser()))

    expect(seen).toEqual({
      isReplayed: true,
      names: ['Mill', 'Orchard'],
      changed: 'Vineyard',
      late: 'precondition_failed',
      byKey: { name: 'Vineyard', role: null },
      kinds: ['api_key'],
      invalid: ['body.name'],
      stranger: 'unauthenticated',
    })
  })
})

/** Complaints of the compiler about the file and the client that it imports. */
async function faultsIn({ compile }: Generator, file: string) {
  const project = { extends: '../tsconfig.json', files: [`../${file}`] }
  if (file.endsWith('.ts'))
    writeFileSync(join(clientsDir, file.replace(/\.ts$/, '.json')), JSON.stringify(project))
  const failed = await run(compile(file)).then(
    () => undefined,
    (error: Error & { stdout?: string; stderr?: string }) => error,
  )
  // A compiler that did not run is no compiler without complaints.
  return failed ? [failed.stdout, failed.stderr].join('') || failed.message : ''
}
