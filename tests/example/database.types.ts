import type { Database as Product } from '../../lib/db/database.types'

type Note = {
  id: string
  workspace_id: string
  title: string
  body: string
  created_by: string | null
  version: number
  created_at: string
  updated_at: string
}

/** The tables of the product and that of the example, as `npm run db:types` would write them. */
export type Database = Product & {
  public: {
    Tables: {
      notes: {
        Row: Note
        Insert: Pick<Note, 'workspace_id' | 'title'> & Partial<Note>
        Update: Partial<Note>
      }
    }
  }
}
