import type { ConnectionOptions } from 'node:tls'
import type { Client } from 'pg'
import { MANAGEMENT_API_URL, ManagementApi } from './management-api.ts'
import { verified, withVerifiedDatabase } from './postgres-connection.ts'
import type { Settings } from './settings.ts'

export type Variables = Record<string, string | undefined>

/** https://supabase.com/docs/guides/database/connecting-to-postgres#poolers */
export type Ports = { transactionPooler: number; sessionPooler: number; http: number }
const usualPorts: Ports = { transactionPooler: 6543, sessionPooler: 5432, http: 80 }

type Given = {
  variables: Variables
  site?: string | undefined
  ports?: Partial<Ports>
  /** Milliseconds, from any beginning. */
  clock?: () => number
}

/** The checked project and deployment, from the variables that name them. */
export class Target {
  readonly variables: Variables
  readonly ports: Ports
  /** The address of the deployment, without a trailing slash. */
  readonly site: string | undefined
  readonly clock: () => number
  #management: ManagementApi | undefined

  constructor({ variables, site, ports, clock = () => performance.now() }: Given) {
    this.clock = clock
    this.variables = {
      // The default of a start there: lib/env.ts.
      ...(variables.VERCEL === '1' && { TRUSTED_PROXY_HOPS: '1' }),
      ...Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')),
    }
    this.site = (site ?? this.variables.NEXT_PUBLIC_SITE_URL)?.replace(/\/+$/, '')
    this.ports = { ...usualPorts, ...ports }
  }

  /** A variable that the check needs. Throws when it is missing. */
  variable(name: string): string {
    const value = this.variables[name]
    if (!value) throw new Error(`${name} is not set.`)
    return value
  }

  /** The address of a path of the deployment. Throws when the deployment has none. */
  page(path: string): string {
    if (!this.site) throw new Error('Nobody said where the deployment is.')
    return this.site + path
  }

  /** The address of a path of the project's API. */
  supabase(path: string): string {
    return this.variable('NEXT_PUBLIC_SUPABASE_URL') + path
  }

  /** The project's reference, as the pooler's user names, the database's host and the project's own address tell it. */
  get references(): Record<string, string | undefined> {
    const { DATABASE_URL, DATABASE_OWNER_URL, NEXT_PUBLIC_SUPABASE_URL } = this.variables
    return {
      DATABASE_URL: referenceOf(DATABASE_URL),
      DATABASE_OWNER_URL: referenceOf(DATABASE_OWNER_URL),
      NEXT_PUBLIC_SUPABASE_URL: /^https:\/\/([a-z]{20})\.supabase\.co$/.exec(
        NEXT_PUBLIC_SUPABASE_URL ?? '',
      )?.[1],
    }
  }

  get management(): ManagementApi {
    const reference = Object.values(this.references).find((found) => found !== undefined)
    if (!reference) throw new Error('No variable tells which project it is: see variables.database.')
    this.#management ??= new ManagementApi(
      this.variables.SUPABASE_API_URL ?? MANAGEMENT_API_URL,
      reference,
      this.variable('SUPABASE_ACCESS_TOKEN'),
    )
    return this.#management
  }

  /** The configuration of Auth. https://supabase.com/docs/reference/api/v1-get-auth-service-config */
  async authSettings(): Promise<Settings> {
    return (await this.management.read('/config/auth')) as Settings
  }

  get databaseUrl(): URL {
    return new URL(this.variable('DATABASE_URL'))
  }

  /** The certificate authority of DATABASE_CA or of the address, else those of Node. */
  get tls(): ConnectionOptions {
    return verified(this.databaseUrl.href, this.variables.DATABASE_CA).ssl ?? {}
  }

  /** The server's login, at its own port or another one of the same host. */
  asServer<T>(
    use: (client: Client) => Promise<T>,
    port: number | string = this.databaseUrl.port,
  ): Promise<T> {
    const url = this.databaseUrl
    url.port = String(port)
    return withVerifiedDatabase(url.href, this.variables.DATABASE_CA, use)
  }

  asOwner<T>(use: (client: Client) => Promise<T>): Promise<T> {
    return withVerifiedDatabase(this.variable('DATABASE_OWNER_URL'), this.variables.DATABASE_CA, use)
  }
}

function referenceOf(address: string | undefined) {
  if (!address || !URL.canParse(address)) return undefined
  const { username, hostname } = new URL(address)
  return (
    /\.([a-z]{20})$/.exec(decodeURIComponent(username))?.[1] ??
    /^db\.([a-z]{20})\.supabase\.co$/.exec(hostname)?.[1]
  )
}
