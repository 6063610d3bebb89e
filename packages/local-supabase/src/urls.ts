import { publishedSecrets } from '../../../scripts/stack/secrets.ts'

export type LocalPorts = { db: number; api: number; mail: number }

export type LocalUrls = {
  apiUrl: string
  mailUrl: string
  /** Superuser, who only the stack itself should be. */
  adminUrl: string
  /** Who migrations run as: owns the database, is no superuser. */
  ownerUrl: string
  /** Who the app logs in as: can do nothing but become another role. */
  appUrl: string
}

/** Where a local Supabase is; the CLI's own stacks use the same names and, but for `appPassword`, the same passwords. */
export function localUrls(
  { db, api, mail }: LocalPorts,
  appPassword = publishedSecrets.appPassword,
): LocalUrls {
  const databaseUrl = (user: string, password: string) =>
    `postgres://${user}:${password}@127.0.0.1:${db}/postgres`
  return {
    apiUrl: `http://127.0.0.1:${api}`,
    mailUrl: `http://127.0.0.1:${mail}`,
    adminUrl: databaseUrl('supabase_admin', 'postgres'),
    ownerUrl: databaseUrl('postgres', 'postgres'),
    appUrl: databaseUrl('app_server', appPassword),
  }
}
