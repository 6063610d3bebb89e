import type { Pool } from 'pg'
import type { LocalConfig } from '../config.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { Door } from './door.ts'
import type { Mailer } from './mail/mailer.ts'

export type Keys = { publishable: string; secret: string; lite: string }

/** The tools of a workaround. `db` logs in as the superuser, because its statements stand for Supabase's own. */
export type Context = {
  db: Pool
  keys: Keys
  tokens: AccessTokens
  mailer: Mailer
  apiUrl: string
  config: LocalConfig
}

/** Makes up for one fault of Supabase Lite: sees every request before Lite does, and every response after. */
export type Workaround = (context: Context) => (request: Request, next: Door) => Promise<Response>
