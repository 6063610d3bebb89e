export type StackPorts = { db: number; api: number; mail: number }

export type StackUrls = {
  apiUrl: string
  mailUrl: string
  /** The superuser, which only the stack itself should be. */
  adminUrl: string
  /** The role `postgres`, which runs migrations: it owns the database and is no superuser, as on a hosted project. */
  ownerUrl: string
}

/** The addresses of a stack. Roles and passwords are those that the Supabase CLI gives to every local stack. */
export function stackUrls({ db, api, mail }: StackPorts): StackUrls {
  const databaseUrl = (user: string) => `postgres://${user}:postgres@127.0.0.1:${db}/postgres`
  return {
    apiUrl: `http://127.0.0.1:${api}`,
    mailUrl: `http://127.0.0.1:${mail}`,
    adminUrl: databaseUrl('supabase_admin'),
    ownerUrl: databaseUrl('postgres'),
  }
}
