import type { ColumnType } from 'kysely'
import type { Database } from '@/lib/db/database.types'

type Generated = Database['public']['Tables']

type Columns<Table extends { Row: object; Insert: object; Update: object }> = {
  [Name in keyof Table['Row']]: ColumnType<
    Table['Row'][Name],
    Name extends keyof Table['Insert'] ? Table['Insert'][Name] : never,
    Name extends keyof Table['Update'] ? Table['Update'][Name] : never
  >
}

export type Tables = { [Name in keyof Generated]: Columns<Generated[Name]> }
