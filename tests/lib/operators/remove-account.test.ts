import { afterAll, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { runBatch } from '@/lib/worker/run-batch'
import { tablesHolding } from '../../support/leftovers'
import { mailsTo } from '../../support/mails'
import { insertNote } from '../../support/notes'
import { actionsOn, runOperator } from '../../support/operator'
import { owner } from '../../support/owner'
import { addMember, createFellow, createMember, missingId } from '../../support/people'

afterAll(() => pool.end())

const run = (...args: string[]) =>
  runOperator(['remove-account', ...args, '--as', 'grace', '--reason', 'ticket 7'])

const isThere = async (table: string, id: string) =>
  (await owner.query(`select from ${table} where id = $1`, [id])).rowCount === 1

test('an operator removes an account with the workspaces of its own, and its address is told', async () => {
  const [ada, host] = [await createMember(), await createMember()]
  await addMember(host.workspaceId, ada, 'admin')
  await insertNote(ada)

  const { code, output } = await run(ada.email.toUpperCase(), '--yes')
  await runBatch()

  expect({ code, output }).toMatchObject({
    code: 0,
    output: expect.stringContaining('The account is removed.'),
  })
  expect(output).toContain(`With it goes the workspace “Test” (${ada.workspaceId}).`)
  // The log of operators keeps ids alone, and nothing else says whose they were.
  expect(await tablesHolding([ada.userId, ada.workspaceId])).toEqual(['private.operator_actions'])
  expect(await tablesHolding([ada.email])).toEqual([])
  expect(await mailsTo(ada.email)).toContain('Your account was deleted')
  expect(await isThere('workspaces', host.workspaceId)).toBe(true)
})

test('a rehearsal, and a question that nobody answers, remove nothing', async () => {
  const ada = await createMember()

  const rehearsed = await run(ada.userId, '--dry-run')
  const unasked = await run(ada.userId)
  await runBatch()

  expect([rehearsed.code, unasked.code]).toEqual([0, 1])
  expect((await actionsOn(ada.userId)).map(({ verb }) => verb)).toEqual([
    'rehearse_removal',
    'rehearse_removal',
  ])
  expect(rehearsed.output).toContain('Nothing was removed: this was a rehearsal.')
  expect(unasked.output).toContain('add --yes')
  expect(await isThere('auth.users', ada.userId)).toBe(true)
  expect(await isThere('workspaces', ada.workspaceId)).toBe(true)
  expect(await mailsTo(ada.email)).toEqual([])
})

test('the last owner of a workspace with others goes once a member is made its owner', async () => {
  const ada = await createMember()
  const grace = await createFellow(ada.workspaceId, 'member')

  const refused = await run(ada.userId, '--yes')
  const kept = await isThere('auth.users', ada.userId)
  const done = await run(ada.userId, '--yes', '--new-owner', `${ada.workspaceId}=${grace.email}`)

  const { rows } = await owner.query('select user_id, role from memberships where workspace_id = $1', [
    ada.workspaceId,
  ])
  expect([refused.code, kept, done.code]).toEqual([1, true, 0])
  expect(refused.output).toContain(`“Test”: add --new-owner ${ada.workspaceId}=<member>`)
  expect(rows).toEqual([{ user_id: grace.userId, role: 'owner' }])
})

test.each([
  ['nobody', 2, [], 'Name one <address or id>'],
  ['two', 2, ['a@example.com', 'b@example.com'], 'Name one <address or id>'],
  ['somebody unknown', 1, ['nobody@example.com', '--yes'], 'There is no account of nobody@example.com.'],
])('%s named is one sentence', async (_, exitCode, args, sentence) => {
  const { code, output } = await run(...args)

  expect(code).toBe(exitCode)
  expect(output).toContain(sentence)
  expect(output).not.toContain('    at ')
})

test('an owner who is no member, and a workspace without an id, are one sentence', async () => {
  const [ada, eve] = [await createMember(), await createMember()]

  const stranger = await run(ada.userId, '--yes', '--new-owner', `${ada.workspaceId}=${eve.userId}`)
  const nowhere = await run(ada.userId, '--yes', '--new-owner', `here=${eve.userId}`)
  const missing = await run(ada.userId, '--yes', '--new-owner', `${ada.workspaceId}=${missingId()}`)

  expect([stranger, nowhere, missing].map(({ code }) => code)).toEqual([1, 2, 1])
  expect(stranger.output).toContain(`${eve.userId} is no member of ${ada.workspaceId}.`)
  expect(nowhere.output).toContain('--new-owner must be like')
  expect(missing.output).toContain('There is no account of')
  expect(await isThere('auth.users', ada.userId)).toBe(true)
})

test('the mail about a removal is in the language of the account', async () => {
  const [ada, eve] = [await createMember(), await createMember()]
  await owner.query(`insert into private.languages (user_id, locale) values ($1, 'de'), ($2, 'fr')`, [
    ada.userId,
    eve.userId,
  ])

  await run(ada.userId, '--yes')
  await run(eve.userId, '--yes')
  await runBatch()

  expect(await mailsTo(ada.email)).toEqual(['Dein Konto wurde gelöscht'])
  expect(await mailsTo(eve.email)).toEqual(['Your account was deleted'])
})
