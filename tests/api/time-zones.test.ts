import { expect, test } from 'vitest'
import * as one from '@/app/api/v1/workspaces/[workspaceId]/route'
import * as all from '@/app/api/v1/workspaces/route'
import { dayIn } from '@/lib/text/time-zone'
import { owner } from '../support/owner'
import { createMember } from '../support/people'
import { send } from '../support/send'

const unknown = 'Name a time zone by its area and place, such as Europe/Berlin, or UTC.'

test('a workspace keeps the days of UTC until it is given a time zone, by whom who may change it', async () => {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId }

  const before = await send(one.GET, { as: ada, params })
  const changed = await send(one.PATCH, {
    as: ada,
    params,
    body: { timeZone: 'America/Argentina/Buenos_Aires' },
  })
  const created = await send(all.POST, { as: ada, body: { name: 'Orchard', timeZone: 'Asia/Kolkata' } })

  expect(before.data).toMatchObject({ timeZone: 'UTC', version: 1 })
  expect(changed.data).toMatchObject({ timeZone: 'America/Argentina/Buenos_Aires', version: 2 })
  expect(created).toMatchObject({ status: 201, data: { timeZone: 'Asia/Kolkata' } })
})

test.each([
  'Europe/Atlantis',
  'europe/berlin',
  '+05:30',
  'GMT+5',
  'CET',
  'EST5EDT',
  'localtime',
  'posixrules',
  'posix/Europe/Berlin',
  'right/Europe/Berlin',
  'Foo/Bar+5',
  'Etc/GMT+99',
  '../../etc/passwd',
  'Europe/Berlin; drop table workspaces',
  'Europe/Berlin\u0000',
  '',
  'x'.repeat(51),
])('%j is refused by name at the API, and by the table', async (timeZone) => {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId }

  const answer = await send(one.PATCH, { as: ada, params, body: { timeZone } })
  expect(answer).toMatchObject({ status: 422, error: { details: [{ path: 'body.timeZone' }] } })
  const atTable = owner.query('update workspaces set time_zone = $2 where id = $1', [
    ada.workspaceId,
    timeZone,
  ])
  await expect(atTable).rejects.toMatchObject({ code: expect.stringMatching(/^(23514|22021)$/) })
})

test('a zone that Postgres does not know is refused in the words of the schema or of the table', async () => {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId }

  const answer = await send(one.PATCH, { as: ada, params, body: { timeZone: 'Mars/Olympus' } })

  expect(answer.error.details).toEqual([{ path: 'body.timeZone', message: unknown }])
})

test('every zone that the settings offer is known to Postgres, and has the same day there', async () => {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'))]
  const moments = [
    '2026-01-01T10:30:00Z',
    '2026-04-05T02:30:00Z',
    '2026-09-06T04:00:00Z',
    '2026-10-31T22:00:00Z',
  ]

  const { rows } = await owner.query<{ zone: string; at: string; known: boolean; day: string }>(
    `select zone, at, private.is_time_zone(zone) as known, (at::timestamptz at time zone zone)::date::text as day
     from unnest($1::text[]) as zone, unnest($2::text[]) as at`,
    [zones, moments],
  )

  expect(zones.length).toBeGreaterThan(300)
  expect(rows.filter(({ known }) => !known)).toEqual([])
  expect(rows.filter(({ zone, at, day }) => day !== dayIn(zone, new Date(at)))).toEqual([])
})

test.each(['Pacific/Kiritimati', 'Etc/GMT+12', 'Australia/Lord_Howe'])(
  'it is the day of %s there',
  async (zone) => {
    const { workspaceId } = await createMember()
    await owner.query('update workspaces set time_zone = $2 where id = $1', [workspaceId, zone])

    const { rows } = await owner.query<{ today: string; at: Date }>(
      'select private.today_in($1)::text as today, now() as at',
      [workspaceId],
    )

    expect(rows[0]!.today).toBe(dayIn(zone, rows[0]!.at))
  },
)
