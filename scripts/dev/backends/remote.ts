import type { Backend } from './backend.ts'

const required = [
  'NEXT_PUBLIC_SUPABASE_URL',
  'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY',
  'SUPABASE_SECRET_KEY',
  'DATABASE_URL',
]

/** A hosted project. Nothing here writes to it: its migrations are applied on purpose, with npm run db:migrate. */
export const remote: Backend = {
  about: `A hosted project. Needs ${required.join(', ')} in the environment or .env.local, and is chosen by itself when that URL is not local.`,

  async start({ siteUrl }, environment) {
    const missing = required.filter((name) => !environment[name])
    if (missing.length > 0) {
      throw new Error(`A hosted project needs ${missing.join(', ')} in the environment or .env.local.`)
    }
    const notes = [`The app uses the hosted project at ${environment.NEXT_PUBLIC_SUPABASE_URL}.`]
    const env = { NEXT_PUBLIC_SITE_URL: environment.NEXT_PUBLIC_SITE_URL || siteUrl }
    return { env, notes, stop: async () => {} }
  },

  async reset() {
    throw new Error('db:reset never touches a hosted project: set SUPABASE_BACKEND to a local one.')
  },
}
