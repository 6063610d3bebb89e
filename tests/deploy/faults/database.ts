import { type Fault, inDatabase, variable, told, everyLogin } from '../planting'
import { database, expiringAuthority, stranger } from '../stand-in/hosted'

export const databaseFaults: Record<string, Fault[]> = {
  'database.certificate': [
    {
      says: /certificate/,
      also: everyLogin(),
      plant: ({ pooler }) => {
        pooler.identity = stranger
      },
    },
    {
      says: 'The server takes no TLS.',
      also: everyLogin(),
      plant: ({ pooler }) => {
        pooler.offersTls = false
      },
    },
    variable('DATABASE_CA', undefined, /certificate/, everyLogin()),
  ],
  'database.authority': [
    variable('DATABASE_CA', expiringAuthority, /^It ends on \d{4}-\d{2}-\d{2}, in \d+ days\.$/, everyLogin()),
  ],
  'database.clear-text': [
    {
      says: 'It asks for the password in clear text.',
      plant: ({ pooler }) => {
        pooler.refusesClearText = false
      },
    },
    {
      says: 'It refuses, but for another reason: Tenant or user not found',
      plant: ({ pooler }) => {
        pooler.refusal = 'Tenant or user not found'
      },
    },
  ],
  'database.ssl-enforcement': [
    told(
      '/ssl-enforcement',
      { currentConfig: { database: false }, appliedSuccessfully: true },
      'SSL enforcement is off.',
    ),
    told(
      '/ssl-enforcement',
      { currentConfig: { database: true }, appliedSuccessfully: false },
      'SSL enforcement is on, but not applied.',
    ),
  ],
  'database.login': [
    {
      says: /^password authentication failed/,
      also: ['database.fallback'],
      plant: ({ variables }) => {
        variables.DATABASE_URL = variables.DATABASE_URL!.replace(database.password, 'not-the-password')
      },
    },
    inDatabase(
      `alter role app_server reset statement_timeout`,
      `alter role app_server set statement_timeout = '5s'`,
      /^The role has no statement_timeout/,
      ['database.fallback'],
    ),
  ],
  'database.fallback': [
    {
      says: /ECONNREFUSED/,
      also: [],
      plant: (hosted) => {
        hosted.ports = { sessionPooler: 9 }
      },
    },
  ],
  'database.role': [
    inDatabase(
      'grant select on public.webhooks to app_server',
      'revoke select on public.webhooks from app_server',
      'It reaches by itself: webhooks.',
    ),
    inDatabase('alter role app_server bypassrls', 'alter role app_server nobypassrls', /"rolbypassrls":true/),
    inDatabase(
      'grant pg_read_all_data to app_server',
      'revoke pg_read_all_data from app_server',
      /^It can become .*pg_read_all_data/,
    ),
  ],
  'database.pool': [
    variable('DATABASE_POOL_MAX', '40', 'DATABASE_POOL_MAX is 40, and the pooler has 15 connections.'),
  ],
}
