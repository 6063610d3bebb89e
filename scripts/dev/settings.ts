import { resolve } from 'node:path'
import type { Environment } from '../command/environment.ts'
import { projectDir } from '../command/project.ts'
import { projectConfig } from '../stack/config.ts'
import type { StackPorts } from '@plinth/local-supabase/urls'

/** The choices of a developer for `npm run dev` and `npm run db:reset`. */
export type Settings = { dir: string; ports: StackPorts; appPort: number; siteUrl: string }

const DEFAULT_APP_PORT = 3000

/** Reads the variables that `--help` lists. Throws one sentence naming a variable that is no port. */
export function readSettings(environment: Environment): Settings {
  const config = projectConfig()
  const port = (name: string, otherwise: number) => {
    const value = environment[name]
    if (!value) return otherwise
    const number = Number(value)
    if (Number.isInteger(number) && number > 0 && number < 65_536) return number
    throw new Error(`${name} must be a port number, not "${value}".`)
  }
  const appPort = port('PORT', DEFAULT_APP_PORT)

  return {
    dir: resolve(projectDir, environment.PLINTH_DIR || '.plinth'),
    // The names by which the Supabase CLI itself overrides these keys of its config file.
    ports: {
      db: port('SUPABASE_DB_PORT', config.db.port),
      api: port('SUPABASE_API_PORT', config.api.port),
      mail: port('SUPABASE_LOCAL_SMTP_PORT', config.local_smtp.port),
    },
    appPort,
    siteUrl: `http://localhost:${appPort}`,
  }
}
