import { randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import { afterAll } from 'vitest'

/** The Supabase under test, by the variables that a Next.js app has for it. */
export const backend = {
  url: setting('NEXT_PUBLIC_SUPABASE_URL'),
  publishableKey: setting('NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY'),
  secretKey: setting('SUPABASE_SECRET_KEY'),
}

function setting(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set: the battery needs the address and the two keys of a Supabase.`)
}

const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }

// Nobody has this address, so Auth counts its requests apart from the rest of the battery.
// https://supabase.com/docs/guides/auth/rate-limits#ip-address-forwarding
export const forwarded = { 'sb-forwarded-for': '192.0.2.77' }

/** A visitor whom a server of the app speaks for, from an address of nobody. */
export const visitor = (headers: Record<string, string> = forwarded) =>
  createClient(backend.url, backend.secretKey, { auth, global: { headers } })
export const anonymous = () => createClient(backend.url, backend.publishableKey, { auth })
export const admin = createClient(backend.url, backend.secretKey, { auth })

/** Tells Supabase Lite behind the layer from the real services, by its version. */
export async function isStandIn(): Promise<boolean> {
  const answer = await fetch(`${backend.url}/auth/v1/health`, { headers: { apikey: backend.publishableKey } })
  const { version = '' } = (await answer.json()) as { version?: string }
  return Buffer.from(version.split('.')[1] ?? '', 'base64url').includes('@supabase/lite')
}

export const PASSWORD = 'correct horse 9 battery'

const addresses = new Set<string>()

/** An address that nobody else uses. Its user is removed when the file is done. */
export function newAddress(): string {
  const address = `parity-${randomUUID()}@example.com`
  addresses.add(address)
  return address
}

/** A confirmed user. */
export async function createUser() {
  const email = newAddress()
  const created = await admin.auth.admin.createUser({ email, password: PASSWORD, email_confirm: true })
  if (created.error) throw created.error
  return { id: created.data.user.id, email }
}

/**
 * A confirmed user, signed in. Supabase Auth takes thirty sign-ins and refreshes of an address at once, and all of these files ask
 * from one: a file signs in once where it can. https://supabase.com/docs/guides/auth/rate-limits
 */
export async function createPerson() {
  const { id, email } = await createUser()
  const client = anonymous()
  const signedIn = await client.auth.signInWithPassword({ email, password: PASSWORD })
  if (signedIn.error) throw signedIn.error
  return { id, email, client, session: signedIn.data.session }
}

export type Person = Awaited<ReturnType<typeof createPerson>>

const cleanups: (() => PromiseLike<unknown>)[] = []

/** Runs when the file is done, before its users go. */
export function onEnd(cleanup: () => PromiseLike<unknown>) {
  cleanups.push(cleanup)
}

afterAll(async () => {
  for (const cleanup of cleanups) await cleanup()
  await removePeople()
})

// A link of the admin API names the user that has an address, without reading the whole list of a hosted project.
async function removePeople() {
  for (const email of addresses) {
    const { data } = await admin.auth.admin.generateLink({ type: 'recovery', email })
    if (data.user) await admin.auth.admin.deleteUser(data.user.id)
  }
}
