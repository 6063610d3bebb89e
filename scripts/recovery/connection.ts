import { webRefusal } from '../../lib/environment/addresses.ts'
import { localDefaults } from '../../lib/local-defaults.ts'
import { chooseBackend, backends } from '../dev/backends/choose.ts'
import type { Closing } from '../command/closing.ts'
import { livingDev } from '../dev/lock.ts'
import type { Environment } from '../command/environment.ts'
import { readSettings } from '../dev/settings.ts'
import { startLocalStack } from '../stack/stack.ts'
import { localUrls } from '../stack/urls.ts'
import { requireOwnerUrl } from '../owner-url.ts'

/** A database with the Storage that belongs to it. */
export type Connection = { databaseUrl: string; storage?: { url: string; secretKey: string } }

export const connectionHelp = `Reads, from the environment or a .env file:
  DATABASE_OWNER_URL         the database as the role postgres, directly or through the session pooler (port 5432), such as
                             postgres://postgres.<ref>:<password>@<host>:5432/postgres?sslmode=verify-full
                             without it: the local database, which is started where npm run dev does not run it
  DATABASE_CA                the certificate that vouches for it, as PEM: the dashboard's, under Database settings → SSL
                             configuration, or add &sslrootcert=<file> to the address
  NEXT_PUBLIC_SUPABASE_URL   the project whose Storage has the files
  SUPABASE_SECRET_KEY        its secret key
  BACKUP_KEY                 encrypts a backup, and is needed to restore it: 32 bytes in Base64 (openssl rand -base64 32)
  AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION
                             for s3://bucket/prefix
  AWS_ENDPOINT_URL_S3        where that is, if not at Amazon, such as https://<ref>.storage.supabase.co/storage/v1/s3`

/** The database of a recovery command. `closing` ends everything that was started for it. */
export async function connectRecovery(environment: Environment, closing: Closing): Promise<Connection> {
  const { DATABASE_OWNER_URL: databaseUrl } = environment
  if (databaseUrl) return hosted(databaseUrl, environment)

  const backend = chooseBackend(environment)
  if (backend === backends.remote) throw new Error('A hosted project needs DATABASE_OWNER_URL.')

  const settings = readSettings(environment)
  const running = livingDev(settings.dir)
  const { dir, ports, siteUrl } = running ?? settings
  if (!running && backend === backends.embedded) {
    const stack = await startLocalStack({ dir, ports, durable: true, siteUrl })
    closing.add(stack.stop)
  }
  const { ownerUrl, apiUrl } = localUrls(ports)
  return { databaseUrl: ownerUrl, storage: { url: apiUrl, secretKey: localDefaults.SUPABASE_SECRET_KEY } }
}

function hosted(databaseUrl: string, environment: Environment): Connection {
  requireOwnerUrl(environment)
  const { NEXT_PUBLIC_SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey } = environment
  const refusal = url && webRefusal(url)
  if (refusal) throw new Error(`NEXT_PUBLIC_SUPABASE_URL ${refusal}`)
  return { databaseUrl, ...(url && secretKey && { storage: { url, secretKey } }) }
}
