import { globSync, readFileSync } from 'node:fs'

/** The source of the product, without the local stack and the messages. */
const product = globSync(
  [
    '{app,lib}/**/*.{ts,tsx}',
    'supabase/**/*.{sql,toml}',
    '.github/workflows/*.yml',
    '*.{ts,json}',
    'AGENTS.md',
  ],
  { exclude: ['app/_messages/**', 'lib/db/database.types.ts', 'package-lock.json'] },
)

/** By the choice of a row: what would appear if it were made another way. */
export const absent: Record<string, RegExp> = {
  'Before-user-created hook': /^\[.*auth\.hook\.before_user_created\]/m,
  'Offers of passkeys in the fields of a form': /mediation: 'conditional'/,
  'Anonymous users': /signInAnonymously|^enable_anonymous_sign_ins = true/m,
  SAML: /signInWithSSO/,
  'An OAuth server for other programs': /^\[.*auth\.oauth_server\]\n(?:(?!\[).*\n)*?enabled = true/m,
  'Addresses that may connect to the database':
    /^\[.*db\.network_restrictions\]\n(?:(?!\[).*\n)*?enabled = true/m,
  'A preview database per pull request': /supabase branches|\bgit_branch\b/,
  'Postgres Changes': /postgres_changes/,
  Presence: /presenceState|\.track\(/,
  'Image transformations': /\btransform: \{|render\/image/,
  'Supabase Queues': /pgmq/,
  'Edge Functions': /functions\.invoke/,
  'Database webhooks': /supabase_functions/,
  'Read replicas': /REPLICA/,
  'The metrics endpoint of the project': /privileged\/metrics/,
  'Log drains': /log.drain/i,
  Taint: /experimental_taint|taint: true/,
  '`allowedOrigins`': /allowedOrigins/,
  '`use cache`': /^\s*['"]use cache/m,
  'Cache tags': /\b(cacheTag|updateTag|revalidateTag)\b/,
  'A cache for several instances': /cacheHandlers?\b/,
  'The Image component': /['"]next\/image['"]/,
  'Pictures for shared links': /ImageResponse|openGraph/,
  'A standalone build': /output: 'standalone'/,
  OpenTelemetry: /@vercel\/otel|@opentelemetry/,
  'Web vitals of real visitors': /useReportWebVitals/,
  'The React compiler': /reactCompiler/,
  'Next’s own block in AGENTS.md': /BEGIN:nextjs-agent-rules|agentRules: true/,
  'Schedules of the platform': /"schedules":|@vercel\/schedules/,
  BotID: /botid/i,
  'Rules of the platform’s firewall': /"firewall"|vercel-firewall/,
  Traces: /tracesSampleRate|startSpan/,
  'Session replay': /replayIntegration/,
  '`private.uuid_v7` until the server has its own': /\buuidv7\(\)/,
}

/** By the choice of a row: the file and what stands in it. */
export const present: Record<string, [file: string, text: string]> = {
  'Types of the tables are generated, and compared on every `npm test`': [
    'scripts/test.ts',
    `'db:types', '--', '--check'`,
  ],
}

/** The files of the product in which a trace is found. */
export function filesWith(trace: RegExp): string[] {
  return product.filter((path) => trace.test(readFileSync(path, 'utf8')))
}
