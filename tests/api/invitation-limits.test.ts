import { afterAll, expect, test } from 'vitest'
import * as invitation from '@/app/api/v1/workspaces/[workspaceId]/invitations/[invitationId]/route'
import * as invitations from '@/app/api/v1/workspaces/[workspaceId]/invitations/route'
import { pool } from '@/lib/db/pool'
import { runBatch } from '@/lib/worker/run-batch'
import { acting } from '../support/acting'
import { leave, usedOf } from '../support/limits'
import { mailsTo } from '../support/mails'
import type { Member } from '../support/notes'
import { owner } from '../support/owner'
import { addMember, createMember } from '../support/people'
import { send } from '../support/send'

afterAll(() => pool.end())

const DAY_SECONDS = 86_400
const toAddress = { name: 'invitations-address', limit: 5, windowSeconds: DAY_SECONDS }
const ofPerson = { name: 'invitations-person', limit: 200, windowSeconds: DAY_SECONDS }
const ofWorkspace = { name: 'invitations-workspace', limit: 100, windowSeconds: DAY_SECONDS }

const invite = (as: Member, email: string) =>
  send(invitations.POST, { as, params: { workspaceId: as.workspaceId }, body: { email } })

let made = 0
const newAddress = () => `guest-${(made += 1)}@example.com`

function openInvitations({ workspaceId }: Member, many: number) {
  return owner.query(
    `insert into invitations (workspace_id, email, role, token_hash)
     select $1::uuid, n || '@example.com', 'member', encode(sha256(($1::text || n)::bytea), 'hex') from generate_series(1, $2) as n`,
    [workspaceId, many],
  )
}

test('sixty invitations to one address, from whatever workspace, are five mails', async () => {
  const [ada, eve, victim] = [await createMember(), await createMember(), newAddress()]

  const statuses: number[] = []
  for (let n = 0; n < 60; n += 1) {
    const { status, headers, error } = await invite(n % 2 ? ada : eve, victim)
    statuses.push(status)
    if (status === 201) continue
    expect(error).toMatchObject({
      code: 'rate_limited',
      message: 'This address has received many invitations today. Please try again tomorrow.',
    })
    const wait = Number(headers.get('retry-after'))
    expect(wait).toBeGreaterThan(DAY_SECONDS - 600)
    expect(wait).toBeLessThanOrEqual(DAY_SECONDS)
  }
  await runBatch()

  expect(statuses).toEqual([...Array<number>(5).fill(201), ...Array<number>(55).fill(429)])
  // A replaced invitation is no longer open, so its mail is not written.
  expect((await mailsTo(victim)).length).toBeLessThanOrEqual(5)
})

test('the addresses of one mailbox share its five mails', async () => {
  const [ada, [name, domain]] = [await createMember(), newAddress().split('@')]

  const statuses: number[] = []
  for (let n = 0; n < 7; n += 1) statuses.push((await invite(ada, `${name}+${n}@${domain}`)).status)

  expect(statuses).toEqual([201, 201, 201, 201, 201, 429, 429])
  expect((await invite(ada, `${name}-other@${domain}`)).status).toBe(201)
})

test('a workspace sends a hundred invitations a day', async () => {
  const [ada, other] = [await createMember(), await createMember()]
  await leave(1, ofWorkspace, ada.workspaceId)

  const answers = [await invite(ada, newAddress()), await invite(ada, newAddress())]

  expect(answers.map(({ status }) => status)).toEqual([201, 429])
  expect(answers[1]!.error.message).toBe(
    'This workspace has sent many invitations today. Please try again tomorrow.',
  )
  expect((await invite(other, newAddress())).status).toBe(201)
})

test('a person sends two hundred invitations a day, however many workspaces they make', async () => {
  const [ada, other] = [await createMember(), await createMember()]
  await addMember(other.workspaceId, ada, 'owner')
  await leave(1, ofPerson, ada.userId)

  const answers = [
    await invite(ada, newAddress()),
    await invite({ ...ada, workspaceId: other.workspaceId }, newAddress()),
  ]

  expect(answers.map(({ status }) => status)).toEqual([201, 429])
  expect(answers[1]!.error.message).toBe('You have sent many invitations today. Please try again tomorrow.')
  expect((await invite(other, newAddress())).status).toBe(201)
})

test('a workspace has a hundred open invitations, and room again after a revocation', async () => {
  const ada = await createMember()
  await openInvitations(ada, 99)

  const last = await invite(ada, newAddress())
  const full = await invite(ada, newAddress())
  await send(invitation.DELETE, {
    as: ada,
    method: 'DELETE',
    params: { workspaceId: ada.workspaceId, invitationId: last.data.id },
  })
  const after = await invite(ada, newAddress())

  expect([last.status, full.status, after.status]).toEqual([201, 409, 201])
  expect(full.error.message).toBe(
    'This workspace has many open invitations. Revoke some, or wait for their answers.',
  )
})

test('of many invitations at once, no more pass than the limit allows', async () => {
  const ada = await createMember()
  await openInvitations(ada, 97)

  const answers = await Promise.all(Array.from({ length: 10 }, () => invite(ada, newAddress())))

  const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other)
  expect(statuses).toEqual([201, 201, 201, ...Array<number>(7).fill(409)])
})

test('an operator gives one workspace more, or all of them less', async () => {
  const [large, small] = [await createMember(), await createMember()]
  await leave(0, ofWorkspace, large.workspaceId)
  await leave(0, ofWorkspace, small.workspaceId)
  const exception = 'insert into private.invitation_limits (name, subject, at_most) values ($1, $2, $3)'
  await owner.query(exception, ['workspace', large.workspaceId, 1_000])

  const more = [(await invite(large, newAddress())).status, (await invite(small, newAddress())).status]
  await owner.query(exception, ['open', 'all', 0])
  const less = [
    (await invite(large, newAddress())).status,
    (await invite(await createMember(), newAddress())).status,
  ]
  await owner.query('delete from private.invitation_limits')

  expect(more).toEqual([201, 429])
  expect(less).toEqual([409, 409])
})

test('a second invitation of an address counts as the mail that it is, and a refused one as none', async () => {
  const [ada, guest] = [await createMember(), newAddress()]

  await invite(ada, guest)
  await invite(ada, guest)
  await invite(ada, ada.email)

  expect(await usedOf(toAddress, guest)).toBe(2)
  expect(await usedOf(toAddress, ada.email)).toBe(0)
  expect(await usedOf(ofWorkspace, ada.workspaceId)).toBe(2)
})

test('a revoked invitation counts on, since its mail is on its way', async () => {
  const [ada, guest] = [await createMember(), newAddress()]
  const { data } = await invite(ada, guest)

  const revoked = await send(invitation.DELETE, {
    as: ada,
    method: 'DELETE',
    params: { workspaceId: ada.workspaceId, invitationId: data.id },
  })

  expect(revoked.status).toBe(204)
  expect(await usedOf(toAddress, guest)).toBe(1)
})

test('a direct statement is bound alike, and who may not invite learns of no limit', async () => {
  const [ada, eve, guest] = [await createMember(), await createMember(), newAddress()]
  await leave(0, toAddress, guest)
  const insert = 'insert into invitations (workspace_id, email, role, token_hash) values ($1, $2, $3, $4)'
  const values = [ada.workspaceId, guest, 'member', 'd'.repeat(64)]

  const [inviter, stranger] = [ada, eve].map(({ userId }) => ({ role: 'app_user' as const, userId }))

  expect(await acting(inviter!, insert, values)).toEqual({ refused: 'PT429' })
  expect(await acting(stranger!, insert, values)).toEqual({ refused: '42501' })
})

test('a mail is queued for an invitation of one’s own alone, and once', async () => {
  const [ada, eve] = [await createMember(), await createMember()]
  const { data } = await invite(ada, newAddress())
  const as = ({ userId }: Member) => ({ role: 'app_user' as const, userId })
  const mail = `select private.mail_invitation($1) as job`

  expect(await acting(as(ada), mail, [data.token])).toEqual({ rows: [{ job: null }] })
  expect(await acting(as(eve), mail, [data.token])).toEqual({ rows: [] })
  expect(await acting(as(ada), mail, ['inv_of_nobody'])).toEqual({ rows: [] })
})
