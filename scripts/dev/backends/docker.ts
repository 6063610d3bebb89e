import { projectConfig } from '../../stack/config.ts'
import { sendEmailHookVariables } from '../../stack/send-email-hook.ts'
import { runSupabase } from '../../database/supabase-cli.ts'
import type { Backend } from './backend.ts'
import { prepareCliStack } from './cli-stack.ts'

// The first start downloads gigabytes of images.
const START_TIMEOUT_MS = 30 * 60_000
// The name that a container has for its machine: https://supabase.com/docs/guides/auth/auth-hooks#local-development
const HOST_MACHINE = 'host.docker.internal'

/** The Supabase CLI's own containers. They outlive `npm run dev`, as that CLI's users expect. */
export const docker: Backend = {
  about:
    'The real services in containers (supabase start). Needs a running Docker, and stays up until npx supabase stop.',

  async start({ ports, siteUrl }) {
    const env = sendEmailHookVariables(projectConfig(), siteUrl, HOST_MACHINE)
    await runSupabase(['start'], { env, timeoutMs: START_TIMEOUT_MS, shown: true })
    return prepareCliStack(ports, siteUrl)
  },

  async reset({ ports, siteUrl }) {
    await runSupabase(['db', 'reset', '--yes'], { shown: true })
    await prepareCliStack(ports, siteUrl)
  },
}
