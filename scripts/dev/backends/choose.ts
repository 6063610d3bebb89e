import { isLoopback } from '../../../lib/environment/loopback.ts'
import type { Environment } from '../../command/environment.ts'
import type { Backend } from './backend.ts'
import { docker } from './docker.ts'
import { embedded } from './embedded.ts'
import { native } from './native.ts'
import { remote } from './remote.ts'

export const backends: Record<string, Backend> = { embedded, docker, native, remote }

/** SUPABASE_BACKEND decides. Without it a project URL that is not local means a hosted project. */
export function chooseBackend(environment: Environment): Backend {
  const name = environment.SUPABASE_BACKEND || (isHosted(environment) ? 'remote' : 'embedded')
  const backend = backends[name]
  if (backend) return backend
  throw new Error(`SUPABASE_BACKEND must be ${Object.keys(backends).join(', ')}, not "${name}".`)
}

function isHosted({ NEXT_PUBLIC_SUPABASE_URL: url }: Environment) {
  return !!url && URL.canParse(url) && !isLoopback(new URL(url).hostname)
}
