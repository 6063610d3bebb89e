import { exportAccount } from '@/lib/features/account/export-service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

/** In seconds: as long as every plan of Vercel lets an answer last, since the files of an export come one after another. */
export const maxDuration = 300

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'exportAccount',
      summary: 'Download everything you can see, with attached files, as a ZIP archive.',
      limit: 'expensive',
      returnsFile: 'application/zip',
      errors: ['forbidden'],
    },
    ({ caller }) => exportAccount(caller),
  ),
})
