/**
 * Settings of a connection whose statements stand for Supabase Auth and Storage: `protect-delete.sql` and `user-rows.sql` ask
 * for them. The Data API takes both back for its own statements.
 */
export const serviceSettings = { 'storage.allow_delete_query': 'true', 'local_auth.is_service': 'true' }

/** The same as Postgres takes them at the start of a connection. */
export const serviceOptions = Object.entries(serviceSettings)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ')
