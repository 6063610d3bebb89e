import { X509Certificate } from 'node:crypto'
import { type Check, doesNotApply, finding, listed } from '../check.ts'
import { startInClearText, verifyCertificate } from '../postgres-handshake.ts'
import { heldByServerLogin, onlyServerLogin, serverLogin } from '../../schema/privileges.ts'
import type { Client } from 'pg'

const CONNECTING = 'https://supabase.com/docs/guides/database/connecting-to-postgres'
const SSL = 'https://supabase.com/docs/guides/platform/ssl-enforcement'

const DAY_MS = 86_400_000
const DAYS_LEFT_MIN = 30

export const database: Check[] = [
  {
    id: 'database.certificate',
    title: 'The database shows a certificate that we can verify.',
    why: 'Without it anybody on the way can answer in its place, and hear the password.',
    mend: 'Database → Settings → SSL Configuration → Download certificate; put its text into DATABASE_CA.',
    link: SSL,
    needs: ['DATABASE_URL'],
    run: async (target) => {
      await verifyCertificate(target.databaseUrl, target.tls)
      return finding()
    },
  },
  {
    id: 'database.authority',
    title: 'The authority that the database’s certificate is checked against is not about to end.',
    why: 'From that day on no connection is verified any more, and so none is made.',
    mend: 'Download the certificate anew: DATABASE_CA takes the old and the new one, one after the other.',
    link: SSL,
    needs: ['DATABASE_URL'],
    run: async ({ tls: { ca } }) => {
      if (typeof ca !== 'string') return doesNotApply('the authority is one that Node trusts')
      const ends = Math.max(...certificatesIn(ca).map(({ validTo }) => Date.parse(validTo)))
      const days = Math.floor((ends - Date.now()) / DAY_MS)
      return finding(
        days < DAYS_LEFT_MIN && `It ends on ${new Date(ends).toISOString().slice(0, 10)}, in ${days} days.`,
      )
    },
  },
  {
    id: 'database.clear-text',
    title: 'The database refuses a session in clear text.',
    why: 'A client that was set up wrongly would send everything readable, and nobody would notice.',
    mend: 'Database → Settings → SSL Configuration → Enforce SSL on incoming connections, or npx supabase ssl-enforcement update --enable-db-ssl-enforcement --experimental.',
    link: SSL,
    needs: ['DATABASE_URL'],
    run: async ({ databaseUrl }) => {
      const { asksForPassword, message } = await startInClearText(databaseUrl)
      const isAboutTls = /ssl|tls|encrypt/i.test(message) || message.startsWith('it closed')
      return finding(
        asksForPassword && 'It asks for the password in clear text.',
        !asksForPassword && !isAboutTls && `It refuses, but for another reason: ${message}`,
      )
    },
  },
  {
    id: 'database.ssl-enforcement',
    title: 'SSL enforcement is on.',
    why: 'It holds for the direct connection as well as for the pooler.',
    mend: 'Database → Settings → SSL Configuration → Enforce SSL on incoming connections.',
    link: SSL,
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management }) => {
      const told = (await management.read('/ssl-enforcement')) as {
        currentConfig?: { database?: boolean }
        appliedSuccessfully?: boolean
      }
      const isOn = told.currentConfig?.database === true
      return finding(
        !isOn && 'SSL enforcement is off.',
        isOn && told.appliedSuccessfully !== true && 'SSL enforcement is on, but not applied.',
      )
    },
  },
  {
    id: 'database.login',
    title: 'app_server logs in through the transaction pooler, with its own timeouts.',
    why: 'It is how every request reaches the database.',
    mend: "In the SQL editor: alter role app_server password '<a long random one>'; the same one in DATABASE_URL.",
    link: `${CONNECTING}#supavisor-transaction-mode`,
    needs: ['DATABASE_URL'],
    run: (target) => target.asServer(loginFindings),
  },
  {
    id: 'database.fallback',
    title: 'app_server logs in through the session pooler too.',
    why: 'It is the way that is left when the transaction pooler is in trouble, and the worker’s on a server of one’s own.',
    mend: 'The same user and password at port 5432 of the pooler: does Database → Settings → Network restrictions allow this address?',
    link: `${CONNECTING}#supavisor-session-mode`,
    needs: ['DATABASE_URL'],
    run: (target) => target.asServer(loginFindings, target.ports.sessionPooler),
  },
  {
    id: 'database.role',
    title: 'app_server holds no right of its own: it can only become somebody.',
    why: 'A statement that forgets to say who asks must fail instead of reading everything.',
    mend: 'Take away what somebody granted: revoke … from app_server; supabase/schemas/10_roles.sql has the role as it must be.',
    link: 'https://www.postgresql.org/docs/17/role-membership.html',
    needs: ['DATABASE_OWNER_URL'],
    run: (target) =>
      target.asOwner(async (client) => {
        const login = await serverLogin(client)
        if (!login.attributes) return finding('There is no role app_server: are the migrations applied?')
        return finding(
          !isSame(login.attributes, onlyServerLogin.attributes) &&
            `Its attributes are ${JSON.stringify(login.attributes)}.`,
          !isSame(login.memberships, onlyServerLogin.memberships) &&
            `It can become ${JSON.stringify(login.memberships)}.`,
          listed('It reaches by itself', await heldByServerLogin(client)),
        )
      }),
  },
  {
    id: 'database.pool',
    title: 'One instance asks for no more connections than the pooler has for the role.',
    why: 'What is above the pool’s size waits in the pooler, where no timeout of the app’s sees it.',
    mend: 'Lower DATABASE_POOL_MAX, or raise Database → Settings → Connection pooling → Pool size within what the compute size allows.',
    link: 'https://supabase.com/docs/guides/database/connection-management',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management, variables: { DATABASE_POOL_MAX: given = '10' } }) => {
      const poolers = (await management.read('/config/database/pooler')) as {
        database_type?: string
        default_pool_size?: number | null
      }[]
      const size = poolers.find(({ database_type: type }) => type === 'PRIMARY')?.default_pool_size
      if (typeof size !== 'number') return { faults: [], note: 'the pooler has the size of its compute plan' }
      return finding(
        Number(given) > size && `DATABASE_POOL_MAX is ${given}, and the pooler has ${size} connections.`,
      )
    },
  },
]

function certificatesIn(pem: string) {
  return pem
    .match(/-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs)!
    .map((one) => new X509Certificate(one))
}

async function loginFindings(client: Client) {
  const { rows } = await client.query<{ role: string; timeout: string }>(
    `select current_user as role, current_setting('statement_timeout') as timeout`,
  )
  const { role, timeout } = rows[0]!
  return finding(
    role !== 'app_server' && `It is logged in as ${role}.`,
    timeout === '0' && 'The role has no statement_timeout: a request that hangs keeps its connection.',
  )
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
