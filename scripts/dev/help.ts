import { backends } from './backends/choose.ts'

const about = Object.entries(backends).map(([name, backend]) => `  ${name.padEnd(9)} ${backend.about}`)

/** The variables that every command of the local stack reads. */
const settingsHelp = `SUPABASE_BACKEND chooses where Supabase runs:
${about.join('\n')}

Also read, from the environment or a .env file:
  PORT                      the app's port (3000)
  SUPABASE_API_PORT         the API's port ([api] port in supabase/config.toml)
  SUPABASE_DB_PORT          the database's port ([db] port)
  SUPABASE_LOCAL_SMTP_PORT  the mail page's port ([local_smtp] port)
  PLINTH_DIR                where the embedded backend keeps its state (.plinth)`

export const devHelp = `Usage: npm run dev

Starts Supabase, applies the migrations, adds demo users, and runs the app with next dev and a worker for its jobs.
Run a second time, it says what is already running. Ctrl-C stops everything it started.

${settingsHelp}`

export const resetHelp = `Usage: npm run db:reset

Empties the local database and its stored files, applies the migrations, and adds the demo users.
Works while npm run dev is running, and never touches a hosted project.

${settingsHelp}`
