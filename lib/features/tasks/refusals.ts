import { AppError, refuse } from '@/lib/errors'

export function refuseAssignee(): never {
  return refuse('body.assigneeId', 'Choose a member of this workspace.')
}

export function refuseMissing(path: string, message: string, asked: string[], had: string[]): void {
  const known = new Set(had)
  const details = asked.flatMap((id, index) => (known.has(id) ? [] : [{ path: `${path}.${index}`, message }]))
  if (details.length > 0) throw new AppError('invalid_request', 'The request is not valid.', { details })
}
