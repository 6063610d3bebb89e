import { type Contracts as OfProduct, operations as product } from '../../app/api/operations'
import { addresses } from './addresses.ts'

type Notes = typeof import('@/lib/features/notes/route')
type Note = typeof import('@/lib/features/notes/[noteId]/route')
type ContractOf<Handler extends { endpoint: { contract: unknown } }> = Handler['endpoint']['contract']

/** The operations of the product and of the example: in tests `@/app/api/operations` is this. */
export const operations = { ...product, ...addresses } as const

export type Contracts = OfProduct & {
  changeNote: ContractOf<Note['PATCH']>
  createNote: ContractOf<Notes['POST']>
  getNote: ContractOf<Note['GET']>
  listNotes: ContractOf<Notes['GET']>
  removeNote: ContractOf<Note['DELETE']>
}
