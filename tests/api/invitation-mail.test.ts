import { afterAll, expect, test } from 'vitest'
import * as offer from '@/app/api/v1/invitations/[token]/route'
import * as invitation from '@/app/api/v1/workspaces/[workspaceId]/invitations/[invitationId]/route'
import * as invitations from '@/app/api/v1/workspaces/[workspaceId]/invitations/route'
import type { UserCaller } from '@/lib/auth/caller'
import { pool } from '@/lib/db/pool'
import { purgeInvitations } from '@/lib/features/invitations/jobs'
import { runBatch } from '@/lib/worker/run-batch'
import { createApiKey } from '../support/api-keys'
import { mailsTo, newestMailTo } from '../support/mails'
import { owner } from '../support/owner'
import { createMember, createUser } from '../support/people'
import { send } from '../support/send'
import type { Member } from '../support/notes'

afterAll(() => pool.end())

const invite = (as: Member, email: string | undefined, headers = {}) =>
  send(invitations.POST, { as, params: { workspaceId: as.workspaceId }, headers, body: { email } })
const read = (as: UserCaller | undefined, token: string) => send(offer.GET, { as, params: { token } })

async function createInvitee() {
  const user = await createUser()
  await owner.query('update auth.users set email_confirmed_at = now() where id = $1', [user.userId])
  return user
}

async function jobsWith(text: string) {
  const { rows } = await owner.query(
    `select name, state from pgboss.job where to_jsonb(job)::text like '%' || $1 || '%'`,
    [text],
  )
  return rows
}

test('who is invited gets a mail that quotes by whom and whereto, with the link of the page', async () => {
  const [ada, grace] = [await createMember(), await createInvitee()]
  await owner.query(`update workspaces set name = 'Orchard <b>' where id = $1`, [ada.workspaceId])

  const { data } = await invite(ada, grace.email)
  await runBatch()

  const text = await newestMailTo(grace.email)
  expect(await mailsTo(grace.email)).toEqual(['You are invited to a workspace on Plinth'])
  expect(text).toContain('Somebody invited you to a workspace, as member.')
  expect(text).toContain('\n\n> Workspace: "Orchard <b>"\n> Invited by: "Test user"\n\n')
  expect(text).toContain(`http://localhost:3000/invitations/${data.token}`)
})

test('an invitation speaks the language of the request: what was chosen here, else what its program asks for', async () => {
  const ada = await createMember()
  const [german, chosen, other] = [await createInvitee(), await createInvitee(), await createInvitee()]

  await invite(ada, german.email, { 'accept-language': 'de-AT,en;q=0.5' })
  await invite(ada, chosen.email, { 'accept-language': 'en', cookie: 'locale=de' })
  await invite(ada, other.email, { 'accept-language': 'fr' })
  await runBatch()

  const subjects = await Promise.all([german, chosen, other].map(({ email }) => mailsTo(email)))
  expect(subjects).toEqual([
    ['Einladung in einen Arbeitsbereich bei Plinth'],
    ['Einladung in einen Arbeitsbereich bei Plinth'],
    ['You are invited to a workspace on Plinth'],
  ])
  expect(await newestMailTo(german.email)).toContain(
    'Jemand lädt dich in einen Arbeitsbereich ein, mit der Rolle Mitglied.',
  )
})

test('a job that names no language is done in English', async () => {
  const [ada, grace] = [await createMember(), await createInvitee()]
  const { data } = await invite(ada, grace.email, { 'accept-language': 'de' })
  await owner.query(
    `update pgboss.job set data = data #- '{payload,locale}' where name = 'invitation.mail' and data -> 'payload' ->> 'token' = $1`,
    [data.token],
  )

  await runBatch()

  expect(await mailsTo(grace.email)).toEqual(['You are invited to a workspace on Plinth'])
})

test('the queue knows the token until the mail is sent, and not after', async () => {
  const [ada, grace] = [await createMember(), await createInvitee()]
  const { data } = await invite(ada, grace.email)

  const before = await jobsWith(data.token)
  await runBatch()

  expect(before).toEqual([{ name: 'invitation.mail', state: 'created' }])
  expect(await jobsWith(data.token)).toEqual([])
  expect(await jobsWith(grace.email)).toEqual([])
})

test('a repeated request mails once, and a refused one never', async () => {
  const [ada, grace] = [await createMember(), await createInvitee()]
  const headers = { 'idempotency-key': 'a-key' }

  await invite(ada, grace.email, headers)
  const again = await invite(ada, grace.email, headers)
  const member = await invite(ada, ada.email)
  await runBatch()

  expect([again.status, member.status]).toEqual([201, 409])
  expect(await mailsTo(grace.email)).toHaveLength(1)
  expect(await mailsTo(ada.email)).toEqual([])
})

test('an invitation that was taken back before its mail left is not mailed', async () => {
  const [ada, grace] = [await createMember(), await createInvitee()]
  const { data } = await invite(ada, grace.email)
  const params = { workspaceId: ada.workspaceId, invitationId: data.id }

  await send(invitation.DELETE, { as: ada, method: 'DELETE', params })
  await runBatch()

  expect(await mailsTo(grace.email)).toEqual([])
})

test('whom an invitation is for can read what it offers, as often as they like', async () => {
  const [ada, grace] = [await createMember(), await createInvitee()]
  const { data } = await invite(ada, grace.email)

  const [once, again] = [await read(grace, data.token), await read(grace, data.token)]

  expect(once.data).toEqual({
    workspaceId: ada.workspaceId,
    workspaceName: 'Test',
    role: 'member',
    expiresAt: data.expiresAt,
  })
  expect(again.data).toEqual(once.data)
})

test('an offer is read by nobody else, and not when it has ended', async () => {
  const [ada, grace, eve] = [await createMember(), await createInvitee(), await createInvitee()]
  const { secret: key } = await createApiKey(ada)
  const { data } = await invite(ada, grace.email)

  const answers = [
    await read(undefined, data.token),
    await read(eve, data.token),
    await read(ada, data.token),
    await send(offer.GET, { key, params: { token: data.token } }),
    await read(grace, `inv_${'x'.repeat(43)}`),
    await read(grace, 'x'),
  ]
  await owner.query('update invitations set expires_at = now() where id = $1', [data.id])
  const late = await read(grace, data.token)

  expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 403, 404, 404])
  expect(late.status).toBe(404)
})

test('expired invitations are swept, in batches, and open ones are not', async () => {
  const ada = await createMember()
  const { data } = await invite(ada, 'open@example.com')
  await owner.query(
    `insert into invitations (workspace_id, email, role, token_hash, created_at, expires_at)
     select $1, n || '@example.com', 'member', encode(sha256(n::text::bytea), 'hex'), now() - interval '8 days', now() - interval '1 day'
     from generate_series(1, 1100) as n`,
    [ada.workspaceId],
  )

  await purgeInvitations('test')

  const { rows } = await owner.query('select id from invitations where workspace_id = $1', [ada.workspaceId])
  expect(rows).toEqual([{ id: data.id }])
})
