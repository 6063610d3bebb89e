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
      personal: true,
      limit: 'expensive',
      returnsFile: 'application/zip',
      errors: ['factor_required'],
    },
    ({ caller }) => exportAccount(caller),
  ),
})
