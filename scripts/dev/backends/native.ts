import { projectConfig } from '../../stack/config.ts'
import { sendEmailHookVariables } from '../../stack/send-email-hook.ts'
import { runSupabase } from '../../database/supabase-cli.ts'
import type { Backend } from './backend.ts'
import { prepareCliStack } from './cli-stack.ts'

// The first start downloads every service.
const START_TIMEOUT_MS = 30 * 60_000

// The CLI hides this command behind the variable and promises nothing about it.
const env = { SUPABASE_EXPERIMENTAL_STACK: '1' }

function start(siteUrl: string) {
  const hook = sendEmailHookVariables(projectConfig(), siteUrl, '127.0.0.1')
  return runSupabase(['stack', 'start', '--runtime', 'native'], {
    env: { ...env, ...hook },
    timeoutMs: START_TIMEOUT_MS,
    shown: true,
  })
}

/** The Supabase CLI's experimental stack of native programs. It outlives `npm run dev`, as that CLI's users expect. */
export const native: Backend = {
  about:
    'The real services as native programs (supabase stack start, experimental). Needs Linux or an Apple Silicon Mac and GitHub for the first download. The user root also sets SUPABASE_NATIVE_POSTGRES_USER. Stays up until SUPABASE_EXPERIMENTAL_STACK=1 npx supabase stack stop.',

  async start({ ports, siteUrl }) {
    await start(siteUrl)
    return prepareCliStack(ports, siteUrl)
  },

  async reset({ ports, siteUrl }) {
    await runSupabase(['stack', 'destroy', '--yes'], { env, shown: true })
    await start(siteUrl)
    await prepareCliStack(ports, siteUrl)
  },
}
