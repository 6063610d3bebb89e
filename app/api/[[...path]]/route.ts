import { AppError } from '@/lib/errors'
import { respond } from '@/lib/http/respond'

const unknown = (request: Request) =>
  respond(request, '/api/*', async () => {
    throw new AppError('not_found', 'Not found.')
  })

export {
  unknown as DELETE,
  unknown as GET,
  unknown as HEAD,
  unknown as OPTIONS,
  unknown as PATCH,
  unknown as POST,
  unknown as PUT,
}
