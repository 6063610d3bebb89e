import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { localDefaults } from '../../lib/local-defaults.ts'

/** The secrets of a local stack. */
export type StackSecrets = {
  publishableKey: string
  secretKey: string
  appPassword: string
  /** The private key of live tokens, as a JWK. */
  liveSigningKey: string
  /** The signing secret of the Send Email hook. */
  sendEmailHook: string
}

/** The same secrets on every developer's machine, as the Supabase CLI has them. A production start refuses each of them. */
export const publishedSecrets: StackSecrets = {
  publishableKey: localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
  secretKey: localDefaults.SUPABASE_SECRET_KEY,
  liveSigningKey: localDefaults.LIVE_SIGNING_KEY,
  appPassword: new URL(localDefaults.DATABASE_URL).password,
  sendEmailHook: localDefaults.SEND_EMAIL_HOOK_SECRET,
}

/** Fresh secrets, for a stack that a production build runs on. */
export function newSecrets(): StackSecrets {
  const random = () => randomBytes(24).toString('base64url')
  return {
    publishableKey: `sb_publishable_${random()}`,
    secretKey: `sb_secret_${random()}`,
    liveSigningKey: newSigningKey(),
    appPassword: random(),
    sendEmailHook: `v1,whsec_${randomBytes(32).toString('base64')}`,
  }
}

function newSigningKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256' })
}
