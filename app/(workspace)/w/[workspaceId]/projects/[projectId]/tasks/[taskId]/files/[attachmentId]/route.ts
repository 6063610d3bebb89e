import type { Route } from 'next'
import { seeOther } from '@/app/auth/see-other'
import { plainRefusal } from '@/app/plain-refusal'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { AttachmentScope } from '@/lib/features/attachments/schema'
import { getAttachmentDownload } from '@/lib/features/attachments/transfer-service'

type Context = { params: Promise<{ workspaceId: string; taskId: string; attachmentId: string }> }

/** Signs the address at the click, because one in the page would expire. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const caller = await requirePageCaller()
    const scope = AttachmentScope.safeParse(await params)
    if (!scope.success) return new Response(null, { status: 404 })

    const { workspaceId, taskId, attachmentId } = scope.data
    const { url } = await getAttachmentDownload(caller, workspaceId, taskId, attachmentId)
    return seeOther(url as Route)
  } catch (error) {
    return plainRefusal(error)
  }
}
