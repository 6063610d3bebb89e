import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { beforeEach, describe, expect, test } from 'vitest'
import { ARRIVAL_MS } from '../../parity/patience'
import { onEnd } from './database'
import { createPerson, mailsTo, newAddress, PASSWORD } from './people'
import { clientOf, db, SITE_URL, startRepaired } from './repaired-api'

const [secret, former] = [1, 2].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`)

type Answer = { status: number; headers?: Record<string, string>; body?: string }
type Call = { headers: IncomingHttpHeaders; body: string }

const accepted: Answer = { status: 202, headers: { 'content-type': 'application/json' }, body: '{"data":{}}' }
let answers: Answer[] = []
let calls: Call[] = []

const receiver = createServer(async (request, response) => {
  calls.push({ headers: request.headers, body: await text(request) })
  const { status, headers, body } = answers.shift() ?? accepted
  response.writeHead(status, headers).end(body)
})
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
onEnd(async () => void receiver.close())

const uri = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/api/hooks/auth-mail`
const secrets = [secret!, former!]
const patiently = { timeoutMs: ARRIVAL_MS, backoffMs: 1 }
const api = await startRepaired({}, { uri, secrets, pace: patiently })
const oneConfirmation = await startRepaired(
  { email: { double_confirm_changes: false } },
  { uri, secrets, pace: patiently },
)
const nobody = 'http://127.0.0.1:9/'
const deaf = await startRepaired({}, { uri: nobody, secrets, pace: patiently })

beforeEach(() => {
  answers = []
  calls = []
})

const dataOf = (call: Call | undefined) => JSON.parse(call!.body)

describe('the Send Email hook', () => {
  test('is called for a mail, signed with each secret, and no mail is written here', async () => {
    const email = newAddress()

    const { error } = await clientOf(api).auth.signUp({
      email,
      password: PASSWORD,
      options: { emailRedirectTo: `${SITE_URL}/auth/confirm?locale=de` },
    })

    expect(error).toBeNull()
    const [call] = calls
    for (const one of [secret!, former!]) {
      const headers = call!.headers as Record<string, string>
      expect(() => new Webhook(one).verify(call!.body, headers)).not.toThrow()
    }
    expect(dataOf(call)).toMatchObject({
      user: { email },
      email_data: {
        email_action_type: 'signup',
        token: expect.stringMatching(/^\d{6}$/),
        token_hash: expect.stringMatching(/^[0-9a-f]+$/),
        token_hash_new: '',
        redirect_to: `${SITE_URL}/auth/confirm?locale=de`,
      },
    })
    expect(await mailsTo(api, email)).toEqual([])
  })

  test('is told the hash of the new address first, and that of the present one as the new hash', async () => {
    const { client, email } = await createPerson(api)
    const newEmail = newAddress()

    await client.auth.updateUser({ email: newEmail })

    expect(calls).toHaveLength(1)
    const { user, email_data: data } = dataOf(calls[0])
    expect(user).toMatchObject({ email, new_email: newEmail })
    const { rows } = await db.query(
      `select email_change_token_new as new, email_change_token_current as current from auth.users where email = $1`,
      [email],
    )
    expect({ new: data.token_hash, current: data.token_hash_new }).toEqual(rows[0])
  })

  test('is told of the new address alone where one confirmation is enough', async () => {
    const { client } = await createPerson(oneConfirmation)

    await client.auth.updateUser({ email: newAddress() })

    expect(dataOf(calls[0]).email_data).toMatchObject({ token_new: '', token_hash_new: '' })
  })

  test.each([
    [{ status: 401 }, 500, 'Hook requires authorization token'],
    [{ status: 400 }, 500, 'Invalid payload sent to hook'],
    [{ status: 422 }, 500, 'Unexpected status code returned from hook: 422'],
    [{ status: 503 }, 500, 'Service currently unavailable due to hook'],
    [{ status: 200 }, 400, 'Invalid Content-Type: Missing Content-Type header'],
    [{ ...accepted, body: '{"error":{"http_code":403,"message":"not here"}}' }, 403, 'not here'],
  ] satisfies [Answer, number, string][])(
    'that answers %j fails the request, and nobody has signed up',
    async (answer, status, message) => {
      answers = [answer]
      const email = newAddress()

      const { error } = await clientOf(api).auth.signUp({ email, password: PASSWORD })

      expect(error).toMatchObject({ status, message })
      expect((await db.query('select from auth.users where email = $1', [email])).rowCount).toBe(0)
    },
  )

  test('that asks to be called again is called again, under another id', async () => {
    answers = [{ status: 503, headers: { 'retry-after': '1' } }, accepted]

    const { error } = await clientOf(api).auth.signUp({ email: newAddress(), password: PASSWORD })

    expect(error).toBeNull()
    expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
    expect(calls[0]!.body).toBe(calls[1]!.body)
  })

  test('that cannot be reached fails the request after three attempts', async () => {
    const { email } = await createPerson(deaf)

    const { error } = await clientOf(deaf).auth.resetPasswordForEmail(email)

    expect(error).toMatchObject({ status: 422, code: 'hook_timeout_after_retry' })
  })

  test('that does not answer in time fails the request, with the time that it had', async () => {
    const hurried = await startRepaired({}, { uri: nobody, secrets, pace: { timeoutMs: 1, backoffMs: 2 } })
    const { email } = await createPerson(hurried)

    const { error } = await clientOf(hurried).auth.resetPasswordForEmail(email)

    expect(error).toMatchObject({
      status: 422,
      code: 'hook_timeout',
      message: 'Failed to reach hook within maximum time of 0.001000 seconds',
    })
  })
})
