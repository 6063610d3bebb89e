import type { EmailMessage } from '@supabase/lite'
import { createClient } from '@supabase/supabase-js'
import { Pool } from 'pg'
import { copyDatabase, onEnd } from './database'
import { newAddress, PASSWORD } from './people'
import { createPlainLite, plainKeys as keys } from './lite-as-it-comes'

type Settings = { hookUri?: string; sessions?: { timebox: string } }

/** Supabase Lite as it comes, on a copy of the database that it has set up itself. */
export async function startPlainLite({ hookUri, sessions }: Settings = {}) {
  const mails: EmailMessage[] = []
  const url = await copyDatabase('plain')
  const { app, connection, store } = await createPlainLite(url, {
    hookUri,
    sessions,
    send: (mail) => void mails.push(mail),
  })

  const db = new Pool({ connectionString: url, max: 2 })
  db.on('error', () => {})
  onEnd(() => connection.close())
  onEnd(() => db.end())

  const fetch = (input: Request | URL | string, init?: RequestInit) =>
    Promise.resolve(app.fetch(new Request(input, init)))
  const client = (key = keys.publishable) =>
    createClient('http://plain.test', key, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: { fetch },
    })

  /** The hash in the newest mail to this address. */
  const tokenHash = (to: string) => {
    const mail = mails.findLast((sent) => sent.to === to)
    return /token=(\w+)/.exec(mail?.text ?? '')?.[1] ?? ''
  }
  return { db, fetch, client, admin: () => client(keys.secret), mails, tokenHash, keys, store }
}

/** Asserts a fault of plain Lite. When Lite no longer has it, the failure names the file to delete. */
export function expectFault(workaround: string, assertion: () => void) {
  try {
    assertion()
  } catch (cause) {
    const file = `packages/local-supabase/src/api/workarounds/${workaround}`
    throw new Error(`Supabase Lite no longer needs ${file}: delete it, and this test.`, { cause })
  }
}

/** The session of a new person, as plain Lite gives it. */
export async function plainSession({ client, tokenHash }: Awaited<ReturnType<typeof startPlainLite>>) {
  const email = newAddress()
  await client().auth.signUp({ email, password: PASSWORD })
  const verified = await client().auth.verifyOtp({ token_hash: tokenHash(email), type: 'signup' })
  return verified.data.session!
}
