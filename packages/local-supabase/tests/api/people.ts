import { randomInt, randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { adminOf, clientOf, keys, type Repaired } from './repaired-api'

export const PASSWORD = 'correct horse 9 battery'

/** One of 130,048 client addresses, so that two tests hardly share one. https://www.rfc-editor.org/rfc/rfc2544 sets them aside. */
export const someAddress = () => `198.${18 + randomInt(2)}.${randomInt(256)}.${1 + randomInt(254)}`

export const newAddress = () => `${randomUUID()}@example.test`

/** A confirmed user, signed in from an address of their own: all that tests ask for as somebody counts for this machine's. */
export async function createPerson(api: Repaired) {
  const email = newAddress()
  const created = await adminOf(api).auth.admin.createUser({ email, password: PASSWORD, email_confirm: true })
  expect(created.error).toBeNull()
  const server = clientOf(api, keys.secret, { 'sb-forwarded-for': someAddress() })
  const signedIn = await server.auth.signInWithPassword({ email, password: PASSWORD })
  expect(signedIn.error).toBeNull()
  const client = clientOf(api)
  await client.auth.setSession(signedIn.data.session!)
  return { id: created.data.user!.id, email, client, session: signedIn.data.session! }
}

type Message = { ID: string; Subject: string; HTML: string; Text: string }

/** The mails to this address, newest first, read as any test reads them from Mailpit. */
export async function mailsTo({ mailUrl }: Repaired, address: string): Promise<Message[]> {
  const found = await fetch(`${mailUrl}/api/v1/search?query=to:${address}`)
  const { messages } = (await found.json()) as { messages: { ID: string }[] }
  return Promise.all(
    messages.map(
      async ({ ID }) => (await (await fetch(`${mailUrl}/api/v1/message/${ID}`)).json()) as Message,
    ),
  )
}

export async function tokenHashTo(api: Repaired, address: string): Promise<string> {
  const [mail] = await mailsTo(api, address)
  return /token(?:_hash)?=(\w+)/.exec(mail?.HTML ?? '')?.[1] ?? ''
}
