import { exportAccount } from '@/lib/features/export/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

/** In seconds, the longest that every plan of Vercel allows, since an export sends files one after another. */
export const maxDuration = 300

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'exportAccount',
      summary: 'Download everything you can see as a ZIP archive.',
      description:
        'The archive has your account and, for each of your workspaces, the rows that your role may read, as JSON. It is written while it is sent, so an aborted transfer is no complete archive.',
      personal: true,
      limit: 'expensive',
      returnsFile: 'application/zip',
      errors: ['factor_required'],
    },
    ({ caller }) => exportAccount(caller),
  ),
})
