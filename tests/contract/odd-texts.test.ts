import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Schema } from '@/lib/http/openapi/specification'
import { resolvedSchema } from '@/lib/http/openapi/written'
import { odd, oddAddresses, oddUrls } from '../support/odd-texts'
import { unlimit } from '../support/limits'
import { owner } from '../support/owner'
import { pathsOf, send } from '../support/send'
import { type Documented, documentedOperations, freeTextsOf } from './operations'
import { createWorld, likelyRequest, type World } from './world'

const reports = vi.hoisted(() => vi.fn<(error: unknown) => void>())
vi.mock('@/lib/observability/report', () => ({ reportError: reports }))

const operations = await documentedOperations()
const fields = operations.flatMap((operation) =>
  Object.entries(freeTextsOf(operation, ['email', 'uri'])).map(([field, schema]) => ({
    id: operation.id,
    field,
    texts: textsFor(schema),
    max: lengthMaxOf(schema),
    operation,
  })),
)

let world: World
beforeAll(async () => {
  world = await createWorld(operations)
  await unlimit(world.owner)
  // A limit of rows would refuse before the text is looked at.
  await owner.query(`insert into private.invitation_limits (name, at_most) select name, 1000000 from unnest('{workspace,person,open}'::text[]) as name
    on conflict (name, subject) do update set at_most = excluded.at_most`)
})
afterAll(() => owner.query('delete from private.invitation_limits'))

test('the fields of names and of addresses are among those that are tried', () => {
  const tried = fields.map(({ id, field }) => `${id} ${field}`)

  expect(tried).toEqual(
    expect.arrayContaining(['createWorkspace name', 'createApiKey name', 'createInvitation email']),
  )
})

test.each(fields)(
  '$id takes every text for $field, or refuses it by name',
  async ({ field, texts, operation }) => {
    const faults = []
    const [likely, ...answers] = await askAll(operation, field, [undefined, ...texts])
    for (const { text, status, paths, reported } of answers) {
      if (status >= 500 || reported > 0) faults.push([text, status, reported])
      if (status === 422 && paths.some((path) => path !== `body.${field}`)) faults.push([text, paths])
    }

    expect(faults).toEqual([])
    // The address of one's own account is no odd text.
    const least = likely!.status < 300 ? 3 : -1
    expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(least)
  },
)

test.each(fields)('$id refuses half a character and a zero byte for $field', async ({ field, operation }) => {
  for (const text of ['a\u0000b', 'a\ud800', '\udc00']) {
    const [answer] = await askAll(operation, field, [text])

    expect([answer!.status, answer!.paths]).toEqual([422, [`body.${field}`]])
  }
})

test.each(fields.filter(({ max }) => max > 0))(
  '$id takes as many characters for $field as the document says, of however many units',
  async ({ field, max, operation }) => {
    const [full, over] = await askAll(operation, field, ['😀'.repeat(max), '😀'.repeat(max + 1)])

    expect([full!.status < 300, over!.status, over!.paths]).toEqual([true, 422, [`body.${field}`]])
  },
)

/** Sends the request of the example with each text in its field, and removes what it creates. */
async function askAll(operation: Documented, field: string, texts: (string | undefined)[]) {
  const { body, ...request } = likelyRequest(operation, world)
  const answers = []
  for (const text of texts) {
    reports.mockClear()
    const sent = { ...body, ...another(operation, body), ...(text !== undefined && { [field]: text }) }
    const answer = await send(operation.handler, { ...request, as: world.owner, body: sent })
    const { status, data } = answer
    if (status === 201) await remove(operation, data.id)
    const paths = status === 422 ? pathsOf(answer) : []
    answers.push({ text, status, paths, reported: reports.mock.calls.length })
  }
  return answers
}

let sentBefore = 0

/** The texts of the example with a number, because a name may be taken once. */
function another(operation: Documented, body: Record<string, unknown> = {}) {
  sentBefore += 1
  const names = Object.keys(freeTextsOf(operation)).filter((name) => name in body)
  return Object.fromEntries(names.map((name) => [name, `${String(body[name])} ${sentBefore}`]))
}

/** Rows of a kind are limited, and some are named once. */
async function remove({ path }: Documented, id: string) {
  const table = path.split('/').at(-1)!.replaceAll('-', '_')
  await owner.query(`delete from public.${table} where id = $1`, [id])
}

function textsFor(given: Schema) {
  const { format, maxLength = 0 } = resolvedSchema(given)
  if (format === 'email') return [...odd, ...oddAddresses]
  if (format === 'uri') return [...odd, ...oddUrls]
  return [...odd, '😀'.repeat(maxLength), 'u\u0308'.repeat(maxLength), 'x'.repeat(maxLength + 1)]
}

/** None of an address, which is long in other ways. */
function lengthMaxOf(given: Schema) {
  const { format, maxLength = 0 } = resolvedSchema(given)
  return format ? 0 : maxLength
}
