import { seedDemo } from '../../demo/seed.ts'
import { livingDev } from '../lock.ts'
import { localEnv } from '../local-env.ts'
import { olderScripts, resetLocalStack, startLocalStack } from '../../stack/stack.ts'
import type { Backend } from './backend.ts'

/** PostgreSQL and the local API, all from npm packages. */
export const embedded: Backend = {
  about:
    'PostgreSQL 17 and a local Supabase API, both from npm packages. Needs nothing else, and is the default.',

  async start({ dir, ports, siteUrl }) {
    const stack = await startLocalStack({ dir, ports, durable: true, siteUrl, withApp: true })
    try {
      await seedDemo(stack)
    } catch (error) {
      await stack.stop()
      throw error
    }
    const notes = stack.outdated ? [olderScripts] : []
    return { env: localEnv(stack, siteUrl), urls: stack, notes, ended: stack.ended, stop: stack.stop }
  },

  async reset({ dir, ports, siteUrl }) {
    const dev = livingDev(dir)
    if (dev) return seedDemo(await resetLocalStack({ dir, ports: dev.ports }))

    const stack = await startLocalStack({ dir, ports, durable: true, siteUrl, fresh: true })
    try {
      await seedDemo(stack)
    } finally {
      await stack.stop()
    }
  },
}
