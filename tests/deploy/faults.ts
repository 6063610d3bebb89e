import { database, expiringAuthority, type Hosted, stranger } from './stand-in/hosted'
import { lint } from './stand-in/management-answers'

/** Something that is wrong with a deployment, and what the check of its id has to say about it. */
export type Fault = {
  says: string | RegExp
  plant: (hosted: Hosted) => unknown
  /** What else cannot be right with it. */
  also?: string[]
  /** Takes away what the plant left in the database. */
  undo?: string
}

const inDatabase = (text: string, undo: string, says: Fault['says'], also: string[] = []): Fault => ({
  says,
  also,
  undo,
  plant: () => database.query(text),
})

const setting = (name: string, value: unknown, says: Fault['says'], also: string[] = []): Fault => ({
  says,
  also,
  plant: ({ management }) => {
    management['/config/auth'][name] = value
  },
})

const variable = (
  name: string,
  value: string | undefined,
  says: Fault['says'],
  also: string[] = [],
): Fault => ({
  says,
  also,
  plant: ({ variables }) => {
    variables[name] = value
  },
})

const told = (path: string, answer: unknown, says: Fault['says']): Fault => ({
  says,
  plant: ({ management }) => {
    management[path] = answer
  },
})

const onSite = (change: Partial<Hosted['deployment']>, says: Fault['says'], also: string[] = []): Fault => ({
  says,
  also,
  plant: ({ deployment }) => Object.assign(deployment, change),
})

const withoutHook = (then: (settings: Record<string, unknown>) => void): Fault['plant'] => {
  return ({ management }) => {
    Object.assign(management['/config/auth'], {
      hook_send_email_enabled: false,
      smtp_host: 'smtp.plinth.internal',
    })
    then(management['/config/auth'])
  }
}

const withPolicy = (policyOf: (policy: string) => string, says: Fault['says'], also: string[] = []) =>
  onSite({ policyOf }, says, also)

const withHeader = (name: string, value: string | undefined, says: Fault['says']): Fault => ({
  says,
  plant: ({ deployment }) => {
    deployment.headers[name] = value
  },
})

/** For each check, what it has to find. */
export const faults: Record<string, Fault[]> = {
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
      'grant select on public.tasks to app_server',
      'revoke select on public.tasks from app_server',
      'It reaches by itself: tasks.',
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
  'schema.migrations': [
    inDatabase(
      `create table private.kept as select * from supabase_migrations.schema_migrations where version = '20261128100000';
       delete from supabase_migrations.schema_migrations where version = '20261128100000'`,
      'insert into supabase_migrations.schema_migrations select * from private.kept; drop table private.kept',
      'Not applied yet: 20261128100000_tell_viewers.sql.',
    ),
    inDatabase(
      `insert into supabase_migrations.schema_migrations (version, name) values ('20990101000000', 'elsewhere')`,
      `delete from supabase_migrations.schema_migrations where version = '20990101000000'`,
      /^20990101000000_elsewhere was applied, but its file is not here/,
    ),
  ],
  'schema.row-security': [
    inDatabase(
      'set local role postgres; create table public.loose (id int)',
      'drop table public.loose',
      'Without row level security: loose.',
    ),
    inDatabase(
      'alter table public.tasks disable row level security',
      'alter table public.tasks enable row level security',
      'Without row level security: tasks.',
    ),
  ],
  'schema.anonymous': [
    inDatabase(
      'grant select on public.tasks to anon',
      'revoke select on public.tasks from anon',
      'anon may: tasks select.',
    ),
    inDatabase(
      'grant update (title) on public.tasks to public',
      'revoke update (title) on public.tasks from public',
      'anon may: tasks.title update.',
    ),
    inDatabase(
      'grant execute on function private.uuid_v7() to anon',
      'revoke execute on function private.uuid_v7() from anon',
      /^anon may: private\.uuid_v7\(\)/,
    ),
  ],
  'schema.functions': [
    inDatabase(
      'alter function private.uuid_v7() reset search_path',
      `alter function private.uuid_v7() set search_path = ''`,
      /^With a search path: private\.uuid_v7/,
    ),
    inDatabase(
      `create function public.rights() returns int language sql security definer set search_path = '' as 'select 1';
       revoke execute on function public.rights() from public, anon`,
      'drop function public.rights()',
      'With the rights of their owner in public: rights().',
    ),
  ],
  'advisors.security': [
    told(
      '/advisors/security',
      { lints: [lint('vulnerable_postgres_version', 'WARN', 'SECURITY')] },
      'It warns of: vulnerable_postgres_version (vulnerable_postgres_version of public.example).',
    ),
    told('/advisors/security', {}, 'The advisor gave no list.'),
  ],
  'advisors.performance': [
    told(
      '/advisors/performance',
      { lints: [lint('auth_rls_initplan', 'WARN', 'PERFORMANCE')] },
      /^It warns of: auth_rls_initplan/,
    ),
  ],
  'keys.published': [
    {
      says: 'The key set has no key for ES256 or RS256: it is empty.',
      plant: ({ project }) => {
        project.keys = []
      },
    },
    {
      says: 'The key set has no key for ES256 or RS256, but HS256.',
      plant: ({ project }) => {
        project.keys = [{ kty: 'oct', alg: 'HS256', kid: 'x' }]
      },
    },
    {
      says: 'The key set answers 404.',
      plant: ({ project }) => {
        project.keysStatus = 404
      },
    },
  ],
  'keys.signing': [
    told(
      '/config/auth/signing-keys',
      {
        keys: [
          { algorithm: 'HS256', status: 'in_use' },
          { algorithm: 'ES256', status: 'standby' },
        ],
      },
      'The key in use is HS256.',
    ),
    told(
      '/config/auth/signing-keys',
      {
        keys: [
          { algorithm: 'ES256', status: 'in_use' },
          { algorithm: 'HS256', status: 'previously_used' },
        ],
      },
      'The shared secret (HS256) is previously used, not revoked.',
    ),
    told('/config/auth/signing-keys', { keys: [] }, 'No signing key is in use.'),
  ],
  'keys.legacy': [told('/api-keys/legacy', { enabled: true }, 'The legacy keys still work.')],
  'keys.accepted': [
    {
      says: 'With the secret key Auth answers 401 for the list of users.',
      plant: ({ project }) => {
        project.secretKeys = ['sb_secret_of_another_project']
      },
    },
    {
      says: 'With the publishable key Auth answers 401.',
      also: [],
      plant: ({ project }) => {
        project.publishableKey = 'sb_publishable_of_another_project'
      },
    },
    {
      says: 'The publishable key opens the list of users: it is a secret one.',
      plant: ({ project, variables }) => {
        project.secretKeys.push(variables.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY!)
      },
    },
    {
      says: 'With the secret key Auth answers 401 once the request names a visitor’s program.',
      plant: ({ project }) => {
        project.refusedAgent = /Chrome/
      },
    },
  ],
  'auth.site-url': [
    setting('site_url', 'http://localhost:3000', /^site_url is http:\/\/localhost:3000, not https:/),
  ],
  'auth.redirects': [
    setting('uri_allow_list', 'http://localhost:*', 'The list has http://localhost:*.'),
    setting('uri_allow_list', 'https://*-team.vercel.app/**', 'The list has https://*-team.vercel.app/**.'),
    {
      says: /^The list has https:\/\/localhost:\d+\.evil\.example\/\.$/,
      plant: ({ management, variables }) => {
        management['/config/auth'].uri_allow_list = `${variables.NEXT_PUBLIC_SITE_URL}.evil.example/`
      },
    },
  ],
  'auth.confirmation': [
    setting('mailer_autoconfirm', true, 'mailer_autoconfirm is true and must be false.'),
    setting('mailer_secure_email_change_enabled', false, /^mailer_secure_email_change_enabled is false/),
    setting('mailer_autoconfirm', undefined, 'mailer_autoconfirm is not told and must be false.'),
  ],
  'auth.doors': [
    setting(
      'external_anonymous_users_enabled',
      true,
      'external_anonymous_users_enabled is true and must be false.',
    ),
    setting('external_phone_enabled', true, 'external_phone_enabled is true.'),
    setting('external_web3_solana_enabled', true, 'external_web3_solana_enabled is true.'),
    setting('security_manual_linking_enabled', true, 'security_manual_linking_enabled is true.'),
    setting(
      'mailer_allow_unverified_email_sign_ins',
      true,
      'mailer_allow_unverified_email_sign_ins is true.',
    ),
    setting('external_email_enabled', false, 'external_email_enabled is false and must be true.'),
  ],
  'auth.sessions': [
    setting('jwt_exp', 604_800, 'jwt_exp is 604800 and must be 3600 or less.'),
    setting('refresh_token_rotation_enabled', false, /^refresh_token_rotation_enabled is false/),
    setting('security_refresh_token_reuse_interval', 3600, /^security_refresh_token_reuse_interval is 3600/),
  ],
  'auth.links': [
    setting('mailer_otp_exp', 86_400, 'mailer_otp_exp is 86400 and must be 3600.'),
    setting('mailer_otp_exp', 600, 'mailer_otp_exp is 600 and must be 3600.'),
    setting('mailer_otp_length', 4, 'mailer_otp_length is 4 and must be 6 or more.'),
  ],
  'auth.ip-forwarding': [
    setting('security_sb_forwarded_for_enabled', false, /^security_sb_forwarded_for_enabled is false/),
    setting('security_sb_forwarded_for_enabled', null, /^security_sb_forwarded_for_enabled is null/),
  ],
  'auth.limits': [
    setting('rate_limit_email_sent', 2, 'rate_limit_email_sent is 2 and must be 30 or more.'),
    setting('rate_limit_token_refresh', 10, /^rate_limit_token_refresh is 10/),
    setting('rate_limit_verify', 5, /^rate_limit_verify is 5/),
    setting('rate_limit_otp', 1, /^rate_limit_otp is 1/),
    setting('smtp_max_frequency', 1, 'smtp_max_frequency is 1 and must be 60 or more.'),
  ],
  'auth.captcha': [setting('security_captcha_enabled', false, /^security_captcha_enabled is false/)],
  'passwords.length': [setting('password_min_length', 6, 'password_min_length is 6 and must be 10 or more.')],
  'passwords.leaked': [setting('password_hibp_enabled', false, /^password_hibp_enabled is false/)],
  'passwords.current': [
    setting('security_update_password_require_current_password', false, /_current_password is false/),
    setting('security_update_password_require_current_password', undefined, /_current_password is not told/),
  ],
  'mail.sender': [
    {
      says: 'There is neither a hook nor an SMTP server: mails go by the built-in mailer.',
      plant: withoutHook((settings) => {
        settings.smtp_host = null
      }),
    },
    setting(
      'hook_send_email_uri',
      'https://elsewhere.example/hook',
      /^The hook is https:\/\/elsewhere\.example\/hook, not/,
    ),
    variable('SEND_EMAIL_HOOK_SECRET', undefined, /^SEND_EMAIL_HOOK_SECRET is not set/),
  ],
  'mail.hook': [
    onSite({ hookStatus: 404 }, 'A call without a signature is answered with 404, not 401.'),
    onSite({ hookStatus: 200 }, 'A call without a signature is answered with 200, not 401.'),
    onSite(
      { hookSecret: 'v1,whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
      /^A call with our signature is answered with 401/,
    ),
  ],
  'mail.templates': [
    {
      says: 'The template recovery does not lead to /auth/confirm, as supabase/templates/recovery.html does.',
      plant: withoutHook((settings) => {
        settings.mailer_templates_recovery_content = '<a href="{{ .ConfirmationURL }}">Reset Password</a>'
      }),
    },
  ],
  'data-api.schemas': [
    told('/postgrest', { db_schema: 'public, private', max_rows: 1000 }, 'It shows: private.'),
    told('/postgrest', { db_schema: 'public', max_rows: 100_000 }, /^One answer has up to 100000 rows/),
    told('/postgrest', { max_rows: 1000 }, 'The project does not tell what it shows.'),
  ],
  'data-api.anonymous': [
    {
      says: 'Anybody reads: workspaces.',
      plant: ({ project }) => {
        project.openTables = ['workspaces']
      },
    },
  ],
  'realtime.private': [
    told('/config/realtime', { private_only: null, suspend: null }, /^private_only is null/),
  ],
  'storage.bucket': [
    inDatabase(
      `update storage.buckets set public = true where id = 'attachments'`,
      `update storage.buckets set public = false where id = 'attachments'`,
      'Open to everybody: attachments.',
    ),
    inDatabase(
      `update storage.buckets set file_size_limit = null where id = 'attachments'`,
      `update storage.buckets set file_size_limit = 26214400 where id = 'attachments'`,
      'It takes any number of bytes.',
    ),
    inDatabase(
      `update storage.buckets set allowed_mime_types = allowed_mime_types || '{text/html}' where id = 'attachments'`,
      `update storage.buckets set allowed_mime_types = array_remove(allowed_mime_types, 'text/html') where id = 'attachments'`,
      /text\/html/,
    ),
    inDatabase(
      `update storage.buckets set id = 'elsewhere', name = 'elsewhere' where id = 'attachments'`,
      `update storage.buckets set id = 'attachments', name = 'attachments' where id = 'elsewhere'`,
      'There is no bucket attachments.',
    ),
  ],
  'storage.limit': [told('/config/storage', { fileSizeLimit: 1_048_576 }, /^The limit is 1048576 bytes/)],
  'jobs.recent': [
    inDatabase(
      `update pgboss.job set completed_on = now() - interval '1 hour' where name = 'upkeep.run'`,
      `update pgboss.job set completed_on = now() where name = 'upkeep.run'`,
      'The last upkeep ran 60 minutes ago, and it is due every ten.',
    ),
    inDatabase(
      `update pgboss.job set state = 'failed' where name = 'upkeep.run'`,
      `update pgboss.job set state = 'completed' where name = 'upkeep.run'`,
      'No upkeep has run yet.',
    ),
  ],
  'jobs.queue': [
    inDatabase(
      `insert into pgboss.job (name, data) values ('dead', '{}')`,
      `delete from pgboss.job where name = 'dead'`,
      '1 jobs are dead.',
    ),
    inDatabase(
      `insert into pgboss.job (name, data, start_after) values ('mail.send', '{}', now() - interval '30 minutes')`,
      `delete from pgboss.job where name = 'mail.send'`,
      'A job waits for 30 minutes.',
    ),
  ],
  'jobs.closed': [onSite({ tickIsOpen: true }, 'Without a secret it is answered with 200.')],
  'jobs.tick': [
    onSite({ cronSecret: 'another-secret-of-the-deployment-000' }, 'It is answered with 401.'),
    onSite({ cronSecret: undefined }, 'It is answered with 404.'),
    onSite({ failedJobs: 2 }, '2 jobs failed: see the log.'),
  ],
  'app.ready': [
    onSite({ failing: ['authKeys'] }, '/api/ready answers 503 for authKeys.'),
    onSite({ failing: ['database', 'authKeys'] }, '/api/ready answers 503 for database, authKeys.'),
  ],
  'app.https': [
    {
      says: 'http is answered with 200.',
      plant: ({ clearText }) => Object.assign(clearText, { status: 200, location: undefined }),
    },
    {
      says: /^http is answered with 302, to http:\/\/elsewhere\.example/,
      plant: ({ clearText }) =>
        Object.assign(clearText, { status: 302, location: 'http://elsewhere.example/' }),
    },
  ],
  'app.headers': [
    withHeader(
      'strict-transport-security',
      'max-age=300',
      'A page has strict-transport-security max-age=300.',
    ),
    withHeader('x-frame-options', undefined, 'A page has x-frame-options not at all.'),
    withHeader('x-content-type-options', undefined, /^A page has x-content-type-options/),
  ],
  'app.csp': [
    onSite({ nonce: () => 'AAAAAAAAAAAAAAAAAAAAAA==' }, 'Two requests get the same nonce.'),
    onSite({ apiPolicy: "frame-ancestors 'none'" }, 'The API’s answers may load something.'),
    withPolicy(
      (policy) => policy.replace("'strict-dynamic'", "'unsafe-inline'"),
      'A page runs scripts without a nonce.',
    ),
    withPolicy((policy) => policy.replace(/script-src [^;]+; /, ''), 'A page has no policy for scripts.'),
    withPolicy(
      (policy) => policy.replace(/'nonce-[^']+' 'strict/, "'strict"),
      'The policy of a page has no nonce.',
    ),
  ],
  'app.project': [
    onSite(
      { supabaseUrl: 'https://tsrqponmlkjihgfedcba.supabase.co' },
      /^Its pages may connect to 'self' https:\/\/tsrq/,
    ),
  ],
  'app.missing-page': [
    onSite({ missingPage: { status: 200 } }, 'It is answered with 200, not 404.'),
    onSite({ missingPage: { status: 404, withoutPolicy: true } }, 'It has no policy for scripts.'),
    onSite({ missingPage: { status: 404, withoutRequestId: true } }, 'It has no request id.'),
    onSite(
      { missingPage: { status: 404, statusWithoutAgent: 200 } },
      'Without a User-Agent it is answered with 200.',
    ),
  ],
  'app.robots': [
    onSite({ robots: undefined }, '/robots.txt answers 404.'),
    onSite(
      { robots: 'Sitemap: http://localhost:3000/sitemap.xml' },
      /^It does not lead to https:\/\/localhost:\d+\/sitemap\.xml\.$/,
    ),
  ],
  'app.scripts': [
    {
      says: 'A script holds SUPABASE_SECRET_KEY.',
      plant: ({ deployment, variables }) => {
        deployment.script = `const key="${variables.SUPABASE_SECRET_KEY}"`
      },
    },
    onSite({ script: 'const key="sb_secret_of_somebody"' }, 'A script holds a secret key.'),
    onSite({ publishesMaps: true }, '1 of 1 source maps are published.'),
  ],
  'app.build': [
    onSite({ builds: ['3f1c9a', 'b7e002'] }, /^2 builds answer: /),
    onSite({ builds: [undefined] }, '/api/health tells no build.'),
  ],
  'app.client-address': [
    onSite({ addressOf: (forwarded) => forwarded }, 'Requests from made-up addresses are counted apart.'),
    onSite({ countsByAddress: false }, 'Requests are not counted by address.'),
  ],
  'region.distance': [onSite({ statementMs: 60 }, /^It takes \d+\.\d ms a round trip\.$/)],
}

function everyLogin() {
  const asServer = ['database.certificate', 'database.login', 'database.fallback', 'database.role']
  const asOwner = ['schema.migrations', 'schema.row-security', 'schema.anonymous', 'schema.functions']
  return [...asServer, ...asOwner, 'storage.bucket', 'jobs.recent', 'jobs.queue']
}
