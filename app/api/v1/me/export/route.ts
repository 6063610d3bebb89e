import { exportAccount } from '@/lib/features/account/export-service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'exportAccount',
      summary: 'Download everything that the caller may see, attached files among it, as a zip archive.',
      limit: 'expensive',
      returnsFile: 'application/zip',
      errors: ['forbidden'],
    },
    ({ caller }) => exportAccount(caller),
  ),
})
