import { PortTaken } from '@plinth/local-supabase/ports'
import { UnsupportedPlatform } from '@plinth/local-supabase/postgres'

/** The settings that move a port. */
const movedBy: Record<string, string> = {
  db: 'SUPABASE_DB_PORT, or [db] port in supabase/config.toml',
  api: 'SUPABASE_API_PORT, or [api] port in supabase/config.toml',
  mail: 'SUPABASE_LOCAL_SMTP_PORT, or [local_smtp] port in supabase/config.toml',
  app: 'PORT',
}

/** The error of a stack that does not start, with what a developer of this project can do about it. */
export function explained(error: unknown): unknown {
  if (error instanceof PortTaken) {
    const setting = movedBy[error.use]
    return new Error(
      `Port ${error.port} is taken by another program: stop it, or choose another with ${setting}.`,
      { cause: error },
    )
  }
  if (error instanceof UnsupportedPlatform) {
    const backends = 'set SUPABASE_BACKEND to docker, native or remote (see npm run dev -- --help)'
    return new Error(`${error.message.replace(/\.$/, '')}: ${backends}.`, { cause: error })
  }
  return error
}
