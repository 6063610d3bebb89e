import { AppError } from '@/lib/errors'

/** One field that names what the workspace does not have: missing and foreign read the same. */
export function refuse(path: string, message: string): never {
  throw new AppError('invalid_request', 'The request is not valid.', { details: [{ path, message }] })
}

export function refuseAssignee(): never {
  return refuse('body.assigneeId', 'Choose a member of this workspace.')
}

/** The places in a list of ids at which something else was found than was asked for. */
export function refuseMissing(path: string, message: string, asked: string[], had: string[]): void {
  const known = new Set(had)
  const details = asked.flatMap((id, index) => (known.has(id) ? [] : [{ path: `${path}.${index}`, message }]))
  if (details.length > 0) throw new AppError('invalid_request', 'The request is not valid.', { details })
}
