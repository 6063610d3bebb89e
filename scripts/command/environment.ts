import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { readText } from '@plinth/local-supabase/process'
import { projectDir } from './project.ts'

// Later ones win, as in Next: https://nextjs.org/docs/app/guides/environment-variables#environment-variable-load-order
const files = ['.env', '.env.development', '.env.local', '.env.development.local']

export type Environment = Record<string, string | undefined>

/** The variables of the .env files. */
export function readEnvFiles(dir = projectDir): Environment {
  return Object.assign({}, ...files.map((name) => parseEnv(readText(join(dir, name)))))
}

/** The environment of Next in development: the process's own variables before those of the .env files. */
export function readEnvironment(dir = projectDir): Environment {
  return { ...readEnvFiles(dir), ...process.env }
}
