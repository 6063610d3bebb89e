import * as note from '@/lib/features/notes/[noteId]/route'
import * as notes from '@/lib/features/notes/route'
import type { ServedOperation } from '../../scripts/api-operations.ts'
import { addresses } from './addresses.ts'

type Method = ServedOperation['method']

/** The operations of the example, as scripts/api-operations.ts loads those of the product. */
export const exampleOperations: ServedOperation[] = Object.values(addresses).map((address) => {
  const [method, path] = address.split(' ') as [Method, string]
  const route = path.endsWith('}') ? note : notes
  const handler = route[method]
  const { contract, open } = handler.endpoint!
  return { method, path, contract, open, file: 'tests/example/notes', handler }
})
