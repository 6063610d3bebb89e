import { expect, test } from 'vitest'
import { z } from 'zod'
import * as health from '@/app/api/health/route'
import { resource } from '@/lib/http/resource'
import { openRoute, route } from '@/lib/http/route'
import { createUser } from '../support/people'
import { send } from '../support/send'

const deprecated = {
  since: '2026-07-01T00:00:00Z',
  sunset: '2027-07-01T00:00:00Z',
  link: 'https://example.com/changes/widgets',
}
const Widget = z.object({ id: z.string() })

test('a deprecated operation says since when, until when and where to read on, whatever it answers', async () => {
  const ada = await createUser()
  const { GET } = resource({
    GET: route({ id: 'probe', summary: 'Probe.', returns: Widget, deprecated }, async () => ({ id: 'one' })),
  })

  const answers = [await send(GET, { as: ada }), await send(GET)]

  expect(answers.map(({ status }) => status)).toEqual([200, 401])
  for (const { headers } of answers) {
    expect(headers.get('deprecation')).toBe('@1782864000')
    expect(headers.get('sunset')).toBe('Thu, 01 Jul 2027 00:00:00 GMT')
    expect(headers.get('link')).toBe(
      '<https://example.com/changes/widgets>; rel="deprecation"; type="text/html"',
    )
  }
})

test('without an end or a page it only says since when', async () => {
  const { GET } = resource({
    GET: openRoute(
      { id: 'probe', summary: 'Probe.', returns: Widget, deprecated: { since: '2026-07-01' } },
      async () => ({ id: 'one' }),
    ),
  })

  const { headers } = await send(GET)

  expect(headers.get('deprecation')).toBe('@1782864000')
  expect([headers.get('sunset'), headers.get('link')]).toEqual([null, null])
})

test('an operation that is not deprecated says nothing', async () => {
  const { headers } = await send(health.GET)

  expect(headers.get('deprecation')).toBeNull()
})

test.each(['2025-07-01', '2026-12-31'])(
  'an operation that is deprecated since July 2026 cannot end on %s, before six months are over',
  (sunset) => {
    const early = { since: '2026-07-01', sunset }

    expect(() =>
      openRoute({ id: 'probe', summary: 'Probe.', returns: Widget, deprecated: early }, async () => ({
        id: 'one',
      })),
    ).toThrow('clients have 6 months')
  },
)
