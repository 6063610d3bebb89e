import type { Planned } from '../../tests/schema/plans/planned.ts'
import { requests } from '../../tests/schema/plans/requests.ts'
import { operationOf } from '../../tests/schema/plans/routes.ts'

/** The requests of the operations that `wanted` names by id or by a part of the address. All if `wanted` is empty. */
export function requestsOf(wanted: string[]): Planned[] {
  const addressed = requests.map((planned) => ({ planned, ...operationOf(planned[0]) }))
  const isOf = (name: string, { id, address }: { id: string; address: string }) =>
    addressed.some((one) => one.id === name) ? id === name : address.includes(name)

  const unknown = wanted.filter((name) => !addressed.some((one) => isOf(name, one)))
  if (unknown.length > 0) {
    throw new Error(
      `No operation is called ${unknown.join(' or ')}, and no address has it: npm run db:explain -- --list`,
    )
  }
  return addressed
    .filter((one) => wanted.length === 0 || wanted.some((name) => isOf(name, one)))
    .map(({ planned }) => planned)
}
