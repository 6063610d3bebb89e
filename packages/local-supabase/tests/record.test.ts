import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { behaviours, type Facts } from '../parity/record/record'
import { differences, faults } from '../parity/record/compare'
import { recordPage } from '../parity/record/page'

const folder = join(import.meta.dirname, '..')

describe('the record of the real services', () => {
  test('says what was measured of each behaviour, and by which service', () => {
    const incomplete = behaviours.filter(
      ({ name, service, version, real, request }) =>
        !name || !service || !version || Object.keys(real).length === 0 || !(request.path ?? request.sql),
    )

    expect(incomplete).toEqual([])
    expect(new Set(behaviours.map(({ name }) => name)).size).toBe(behaviours.length)
  })

  test('is what the README tells', () => {
    const page = readFileSync(join(folder, 'README.md'), 'utf8')
    expect(page, 'npx node packages/local-supabase/parity/record/page.ts prints it').toContain(recordPage())
  })
})

test('every file of the compatibility layer is told of', () => {
  const page = readFileSync(join(folder, 'README.md'), 'utf8')
  const files = readdirSync(join(folder, 'src/api/workarounds'), { withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )

  expect(files.map(({ name }) => name).filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

describe('a difference', () => {
  test.each<[string, Facts, Facts]>([
    ['another status', { status: 400 }, { status: 403 }],
    ['success', { ok: false }, { ok: true }],
    ['another code', { code: 'NoSuchKey' }, { code: 'InvalidKey' }],
    ['no code', { code: 'NoSuchKey' }, {}],
    ['another status inside', { inside: '409' }, { inside: '404' }],
    ['another message', { message: 'No' }, { message: 'Yes' }],
    ['a missing key', { keys: ['Key', 'Id'] }, { keys: ['key', 'Id'] }],
    ['another header', { headers: { link: '/^</' } }, { headers: { link: 'http' } }],
    ['a missing header', { headers: { link: '/^</' } }, { headers: {} }],
    [
      'another value in the body',
      { body: { users: [{ identities: null }] } },
      { body: { users: [{ identities: [] }] } },
    ],
    ['another number of values in the body', { body: { users: [] } }, { body: { users: [{}] } }],
    [
      'another form of what was given',
      { given: { hash: '/^[0-9a-f]{56}$/' } },
      { given: { hash: 'f'.repeat(64) } },
    ],
    ['another SQLSTATE', { sqlstate: '42501' }, { rows: [] }],
    ['other rows', { rows: ['a'] }, { rows: ['a', 'b'] }],
  ])('is %s', (_, real, seen) => {
    expect(differences(real, seen)).toHaveLength(1)
  })

  test('that is not accepted is a fault, and so is an accepted one that is gone', () => {
    const real = { status: 200 }
    const [alike, other] = [{ status: 200 }, { status: 404 }]

    expect(faults({ real }, alike, true)).toEqual([])
    expect(faults({ real }, other, true)).toHaveLength(1)
    expect(faults({ real, accepted: 'Because.' }, other, true)).toEqual([])
    expect(faults({ real, accepted: 'Because.' }, alike, true)).toHaveLength(1)
  })

  test('of the real services themselves is always a fault', () => {
    expect(faults({ real: { status: 200 }, accepted: 'Because.' }, { status: 404 }, false)).toHaveLength(1)
  })
})
