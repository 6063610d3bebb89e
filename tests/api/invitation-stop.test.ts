import { afterAll, expect, test } from 'vitest'
import * as unsubscribe from '@/app/api/unsubscribe/[token]/route'
import * as invitations from '@/app/api/v1/workspaces/[workspaceId]/invitations/route'
import { pool } from '@/lib/db/pool'
import { areInvitationsStopped, stopInvitations } from '@/lib/features/invitations/stop-service'
import { runBatch } from '@/lib/worker/run-batch'
import { mailsTo, newestMailTo } from '../support/mails'
import type { Member } from '../support/notes'
import { owner } from '../support/owner'
import { createMember } from '../support/people'
import { send } from '../support/send'

afterAll(() => pool.end())

let made = 0
const newAddress = () => `invited-${(made += 1)}@example.com`

const invite = (as: Member, email: string) =>
  send(invitations.POST, { as, params: { workspaceId: as.workspaceId }, body: { email } })

/** The token of the link in the newest mail to an address. */
async function stopTokenIn(email: string) {
  return /\/invitations\/stop\/([\w.-]+)/.exec(await newestMailTo(email))![1]!
}

async function invited() {
  const [ada, email] = [await createMember(), newAddress()]
  await invite(ada, email)
  await runBatch()
  return { ada, email, token: await stopTokenIn(email) }
}

/** The post of a mail program, without a session: https://www.rfc-editor.org/rfc/rfc8058#section-3.2 */
const press = (token: string) =>
  send(unsubscribe.POST, {
    path: `/unsubscribe/${token}`,
    params: { token },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
const open = (token: string) => send(unsubscribe.GET, { path: `/unsubscribe/${token}`, params: { token } })

test('one press without a session stops invitations to the address, from any workspace, however often it is pressed', async () => {
  const { ada, email, token } = await invited()

  const presses = [await press(token), await press(token)]
  const answers = [await invite(ada, email), await invite(await createMember(), email)]
  const other = await invite(ada, newAddress())

  expect(presses.map(({ status }) => status)).toEqual([204, 204])
  expect(answers.map(({ status, error }) => [status, error.message])).toEqual(
    Array(2).fill([409, 'The owner of this address has stopped invitations.']),
  )
  expect(other.status).toBe(201)
})

test('whoever stops invitations to one spelling of a mailbox gets none to the others', async () => {
  const { ada, email, token } = await invited()
  await press(token)

  const answers = [
    await invite(ada, email.replace('@', '+work@')),
    await invite(ada, email.replace('@', '+@')),
    await invite(ada, email.toUpperCase()),
  ]

  expect(answers.map(({ status }) => status)).toEqual([409, 409, 409])
  expect((await invite(ada, `+${email}`)).status).toBe(201)
})

test('opening the address changes nothing, and leads to the page with the button', async () => {
  const { ada, email, token } = await invited()

  const opened = await open(token)

  expect([opened.status, opened.headers.get('location')]).toEqual([303, `/invitations/stop/${token}`])
  expect((await invite(ada, email)).status).toBe(201)
})

test('a mail that waits when invitations are stopped is not sent', async () => {
  const { ada, email, token } = await invited()
  await invite(ada, email)

  await press(token)
  await runBatch()

  expect(await mailsTo(email)).toHaveLength(1)
})

test('whoever stopped invitations can allow them again', async () => {
  const { ada, email, token } = await invited()

  await stopInvitations('test', token)
  const stopped = await areInvitationsStopped('test', token)
  await stopInvitations('test', token, false)

  expect([stopped, await areInvitationsStopped('test', token)]).toEqual([true, false])
  expect((await invite(ada, email)).status).toBe(201)
})

test('a token that we have not signed stops nothing', async () => {
  const { token } = await invited()
  const [hash, signature] = token.split('.')
  const forged = [
    `${'A'.repeat(43)}.${signature}`,
    `${hash}.${'A'.repeat(43)}`,
    `${hash}.${signature!.slice(1)}`,
    hash!,
    'x',
  ]

  const presses = await Promise.all(forged.map(press))

  expect(presses.map(({ status }) => status)).toEqual(forged.map(() => 404))
  expect(await areInvitationsStopped('test', forged[0]!)).toBeUndefined()
  expect(await areInvitationsStopped('test', token)).toBe(false)
})

test('the address itself is in no token and in no row', async () => {
  const { email, token } = await invited()
  await press(token)

  const { rows } = await owner.query(
    `select to_jsonb(stopped_invitations)::text as row from private.stopped_invitations`,
  )

  expect(token).not.toContain(email.split('@')[0])
  expect(JSON.stringify(rows)).not.toContain('@')
})
