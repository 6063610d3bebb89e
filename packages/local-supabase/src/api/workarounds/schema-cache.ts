import { listenTo } from '../listener.ts'

/**
 * Supabase Lite reads the schema once and ignores `notify pgrst`, so a table made by a migration stays unknown until a
 * restart. PostgREST listens: so does this. Rejects when the database cannot be reached.
 */
export function watchSchema(adminUrl: string, onChange: () => void): Promise<{ close(): Promise<void> }> {
  return listenTo(adminUrl, 'pgrst', { onNotice: onChange, onConnect: onChange })
}
