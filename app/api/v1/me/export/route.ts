import { exportAccount } from '@/lib/features/export/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

/** In seconds: as long as every plan of Vercel lets an answer last, since the files of an export come one after another. */
export const maxDuration = 300

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
