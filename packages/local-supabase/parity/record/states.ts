import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { admin, newAddress, onEnd, PASSWORD, visitor } from '../backend'
import { tokenHashTo } from '../mailbox'
import { send } from './ask'
import { byPassword, challenge, enroll, type Given, verify } from './factors'
import { asOwner, hasOwner } from './owner'
import { addObject, addPage, addSigned, addByForm } from './stored'

// A little more than the interval in which an old refresh token may be used again.
const REUSE_INTERVAL_MS = 11_000

// The requests that Auth takes from an address at once. https://supabase.com/docs/guides/auth/rate-limits
const BUCKET_SIZE = 30

/** The preparations of requests, by their names in the record. All that they make goes when the file is done. */
export const states: Record<string, () => Promise<Given>> = {
  'an address': async () => ({ email: newAddress() }),
  'a user': user,
  'a person': person,
  'a banned user': banned,
  'a family of refresh tokens': family,
  'a family whose reuse was detected': detected,
  'a new password beside another session': newPassword,
  'an address that has asked too often': askTooOften,
  'a mailed link': () => mailedLink({}),
  'a mailed link of the PKCE flow': () =>
    mailedLink({ code_challenge: 'x'.repeat(43), code_challenge_method: 's256' }),
  'a person by password': byPassword,
  'somebody who is only refused': once(person),
  'a factor': async () => enroll(await person()),
  'a factor that stays': once(async () => enroll(await person())),
  'a challenge': challenged,
  'a challenge that stays': once(challenged),
  'an answered challenge': async () => verify(await challenged()),
  'an answered challenge that stays': once(async () => verify(await challenged())),
  'a second challenge': async () => challenge(await verify(await challenged())),
  'a verified factor, on the first level': firstLevel,
  'a verified factor that stays, on the first level': once(firstLevel),
  'a session beside a verification': besideVerification,
  'a row without tokens': () => row({ confirmation_token: null, recovery_token: null }),
  'a row without an instance': () => row({ instance_id: null, aud: null }),
  'an object': addObject,
  'an object and a person': async () => ({ ...(await addObject()), ...(await person()) }),
  'a public page': addPage,
  'a signed upload': () => addSigned(),
  'a signed upload that was used': () => addSigned({ used: true }),
  'an object of a form with a cache setting': addByForm,
}

/** The states that need more than the API: a mailbox, or the owner of the database. */
export const needs = { mailbox: /mailed link/, owner: /^a row|^a banned user$/ }

/** A state that its requests leave as it is, made once for all of them. */
function once(make: () => Promise<Given>): () => Promise<Given> {
  let made: Promise<Given> | undefined
  return () => (made ??= make())
}

async function user(): Promise<Given> {
  const email = newAddress()
  const { data, error } = await admin.auth.admin.createUser({
    email,
    password: PASSWORD,
    email_confirm: true,
  })
  if (error) throw error
  return { email, id: data.user.id, unused: newAddress() }
}

/** Signs in by a link: Auth allows an address few sign-ins by password, and each of these people has an address of their own. */
async function session(email: string) {
  const link = await admin.auth.admin.generateLink({ type: 'magiclink', email })
  if (link.error) throw link.error
  const client = visitor({ 'sb-forwarded-for': `192.0.2.${1 + randomInt(254)}` })
  const { hashed_token: token_hash } = link.data.properties
  const { data, error } = await client.auth.verifyOtp({ token_hash, type: 'magiclink' })
  if (error) throw error
  return { client, token: data.session!.access_token, refresh: data.session!.refresh_token }
}

async function person(): Promise<Given> {
  const made = await user()
  const { token, refresh } = await session(made.email!)
  return { ...made, token, refresh }
}

async function challenged(): Promise<Given> {
  return challenge(await enroll(await person()))
}

async function firstLevel(): Promise<Given> {
  const lifted = await verify(await challenged())
  const { token, refresh } = await session(lifted.email!)
  return { ...lifted, token, refresh }
}

async function besideVerification(): Promise<Given> {
  const begun = await challenged()
  const other = await session(begun.email!)
  await verify(begun)
  return { other: other.refresh }
}

/** A trigger of the project may end the sessions at a ban, so the owner bans without triggers. */
async function banned(): Promise<Given> {
  const made = await person()
  const { sqlstate, message } = await asOwner(`do $$ begin
    perform set_config('session_replication_role', 'replica', true);
    update auth.users set banned_until = now() + interval '1 hour' where id = '${made.id}';
  end $$`)
  if (sqlstate) throw new Error(message)
  return made
}

async function refreshed(refresh_token: string): Promise<string> {
  const { data, error } = await visitor().auth.refreshSession({ refresh_token })
  if (error) throw error
  return data.session!.refresh_token
}

async function family(): Promise<Given> {
  const { refresh: first = '' } = await person()
  const second = await refreshed(first)
  return { first, second, third: await refreshed(second) }
}

async function detected(): Promise<Given> {
  const tokens = await family()
  await outlast(tokens)
  const { error } = await visitor().auth.refreshSession({ refresh_token: tokens.first! })
  if (!error) throw new Error('the reuse of an old refresh token was not detected')
  return tokens
}

/** Lets the reuse interval of a family pass: its rows become older, or where we are no owner, we wait. */
async function outlast({ first, second, third }: Given) {
  const { rows = [] } = hasOwner
    ? await asOwner(
        `update auth.refresh_tokens set updated_at = updated_at - make_interval(secs => $2)
         where token = any ($1) returning id::text`,
        [[first, second, third], REUSE_INTERVAL_MS / 1_000],
      )
    : {}
  if (rows.length === 0) await sleep(REUSE_INTERVAL_MS)
}

async function newPassword(): Promise<Given> {
  const { email = '' } = await user()
  const [here, other] = [await session(email), await session(email)]
  const { error } = await here.client.auth.updateUser({ password: 'another horse 9 battery' })
  if (error) throw error
  return { other: other.refresh }
}

async function mailedLink(flow: Given): Promise<Given> {
  const { email = '' } = await user()
  await send({ method: 'POST', path: '/auth/v1/otp', body: { email, create_user: false, ...flow } })
  return { email, hash: await tokenHashTo(email) }
}

/** Empties the bucket of an address of nobody: what it holds, and what flows in meanwhile. */
async function askTooOften(): Promise<Given> {
  const address = `2001:db8::${randomInt(0xff_ff).toString(16)}`
  const request = {
    method: 'POST',
    path: '/auth/v1/token?grant_type=refresh_token',
    as: 'secret',
    headers: { 'sb-forwarded-for': address },
    body: { refresh_token: 'abcdefghijkl' },
  }
  await Promise.all(Array.from({ length: BUCKET_SIZE * 2 }, () => send(request)))
  return { address }
}

/** Somebody whom a statement put into auth.users. The row is an old one, so that lists by pages begin with others. */
async function row(change: Record<string, unknown>): Promise<Given> {
  const [id, email] = [randomUUID(), newAddress()]
  const columns = {
    id,
    email,
    instance_id: '00000000-0000-0000-0000-000000000000',
    aud: 'authenticated',
    role: 'authenticated',
    confirmation_token: '',
    recovery_token: '',
    email_change: '',
    email_change_token_new: '',
    email_confirmed_at: '2000-01-01',
    created_at: '2000-01-01',
    ...change,
  }
  const names = Object.keys(columns)
  onEnd(() => asOwner('delete from auth.users where id = $1', [id]))
  const { sqlstate } = await asOwner(
    `insert into auth.users (encrypted_password, ${names.join()})
     values (extensions.crypt($${names.length + 1}, extensions.gen_salt('bf')), ${names.map((_, at) => `$${at + 1}`).join()})`,
    [...Object.values(columns), PASSWORD],
  )
  if (sqlstate) throw new Error(`the row was refused: ${sqlstate}`)
  return { id, email, password: PASSWORD }
}
