import { type Fault, variable } from '../planting'
import { database } from '../stand-in/hosted'

export const variablesFaults: Record<string, Fault[]> = {
  'variables.complete': [
    variable('MAIL_FROM', undefined, 'MAIL_FROM is missing.'),
    variable('WEBHOOK_SECRET_KEYS', '1:short', /^WEBHOOK_SECRET_KEYS: /),
  ],
  'variables.safe': [
    variable(
      'SUPABASE_SECRET_KEY',
      'sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz',
      /^SUPABASE_SECRET_KEY is the published value/,
      ['keys.accepted'],
    ),
    variable(
      'WEBHOOK_SECRET_KEYS',
      '1:cGxpbnRoLWxvY2FsLXdlYmhvb2stc2VjcmV0LWtleSE=',
      /^WEBHOOK_SECRET_KEYS is the published value/,
    ),
    variable('MAIL_FROM', 'somebody@plinth.test', /^MAIL_FROM is at a domain that is reserved/),
    variable('WEBHOOK_ALLOW_LOCAL', 'true', 'WEBHOOK_ALLOW_LOCAL must not be allowed in production.'),
    variable(
      'MAILER_URL',
      'smtp://mail.plinth.internal:25',
      /^MAILER_URL leads off this machine without TLS/,
    ),
    variable(
      'REDIS_URL',
      'redis://cache.plinth.internal:6379',
      /^REDIS_URL leads off this machine without TLS/,
    ),
    {
      says: /^DATABASE_URL has the published password/,
      also: ['database.login', 'database.fallback'],
      plant: ({ variables }) => {
        variables.DATABASE_URL = variables.DATABASE_URL!.replace(database.password, 'app_server')
      },
    },
  ],
  'variables.site': [
    {
      says: /^NEXT_PUBLIC_SITE_URL is https:\/\/elsewhere\.plinth\.internal, not https:\/\/localhost/,
      plant: (hosted) => {
        hosted.site = hosted.variables.NEXT_PUBLIC_SITE_URL
        hosted.variables.NEXT_PUBLIC_SITE_URL = 'https://elsewhere.plinth.internal'
      },
    },
  ],
  'variables.database': [
    {
      says: /^The port is \d+, not \d+\.$/,
      plant: ({ variables }) => {
        const [{ port }, session] = [new URL(variables.DATABASE_URL!), new URL(variables.DATABASE_OWNER_URL!)]
        variables.DATABASE_URL = variables.DATABASE_URL!.replace(`:${port}/`, `:${session.port}/`)
      },
    },
    {
      says: /^The user is postgres\.[a-z]+, not app_server/,
      also: ['database.login', 'database.fallback'],
      plant: ({ variables }) => {
        variables.DATABASE_URL = variables.DATABASE_URL!.replace('app_server.', 'postgres.')
      },
    },
    {
      says: /DATABASE_OWNER_URL name 2 projects\.$/,
      plant: ({ variables, pooler }) => {
        variables.DATABASE_OWNER_URL = variables.DATABASE_OWNER_URL!.replace(
          'abcdefghijklmnopqrst',
          'tsrqponmlkjihgfedcba',
        )
        pooler.roleOf = (user) => user.split('.')[0]!
      },
    },
  ],
  'variables.proxy-hops': [
    variable('TRUSTED_PROXY_HOPS', undefined, 'TRUSTED_PROXY_HOPS is not set.', ['variables.complete']),
    variable('TRUSTED_PROXY_HOPS', '0', /^TRUSTED_PROXY_HOPS is 0/),
  ],
}
