import { groups } from './groups'
import { resourcePath } from './paths'

/** Throws for an operation that the document does not have. */
export function operationPath(operationId: string): string {
  const group = groups.find(({ operations }) =>
    operations.some(({ operation }) => operation.operationId === operationId),
  )
  if (!group) throw new Error(`The API document has no operation ${operationId}.`)
  return `${resourcePath(group.slug)}#${operationId}`
}
