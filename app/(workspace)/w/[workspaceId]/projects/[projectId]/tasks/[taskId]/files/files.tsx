import { Download, File } from 'lucide-react'
import { orNotFound } from '@/app/(workspace)/or-not-found'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { iconButtonClass } from '@/app/_ui/icon-button'
import { sizeOf } from '@/app/_ui/size-of'
import { Time } from '@/app/_ui/time'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { pageLocale } from '@/lib/auth/page-locale'
import { type Role, roleAllows } from '@/lib/auth/permissions'
import {
  type Attachment,
  ATTACHMENTS_MAX,
  contentTypes,
  SIZE_BYTES_MAX,
} from '@/lib/features/attachments/schema'
import { listAttachments } from '@/lib/features/attachments/service'
import type { Task } from '@/lib/features/tasks/schema'
import { taskPath } from '../../paths'
import { removeFileAction } from './actions'
import { Uploads } from './uploads'

type Props = { task: Task; role: Role | null }

export async function Files({ task, role }: Props) {
  const { id, workspaceId } = task
  const caller = await requirePageCaller()
  const [{ items }, { work: m }, locale] = await Promise.all([
    orNotFound(listAttachments(caller, workspaceId, id, { limit: ATTACHMENTS_MAX })),
    messages(),
    pageLocale(),
  ])
  const mayCreate = roleAllows(role, 'attachments.create')
  const size = sizeOf(SIZE_BYTES_MAX, locale)

  return (
    <section aria-labelledby="files" className="grid gap-4">
      <h2 id="files" className="font-semibold">
        {m.files}
      </h2>
      {items.length === 0 && <p className="text-ink-soft">{m.noFiles}</p>}
      {items.length > 0 && (
        <ul
          aria-labelledby="files"
          className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised"
        >
          {items.map((file) => (
            <FileRow
              key={file.id}
              file={file}
              path={`${taskPath(task)}/files/${file.id}`}
              size={sizeOf(file.sizeBytes, locale)}
              mayRemove={
                roleAllows(role, 'attachments.moderate') ||
                (file.createdBy === caller.userId && roleAllows(role, 'attachments.remove'))
              }
            />
          ))}
        </ul>
      )}
      {mayCreate && (
        <>
          <Uploads
            workspaceId={workspaceId}
            taskId={id}
            limits={{ bytes: SIZE_BYTES_MAX, size, contentTypes }}
            hint={fill(m.fileLimits, { count: ATTACHMENTS_MAX, size })}
            words={m}
          />
          <noscript>
            <p className="text-ink-soft">{m.filesNeedScript}</p>
          </noscript>
        </>
      )}
    </section>
  )
}

type RowProps = { file: Attachment; path: string; size: string; mayRemove: boolean }

async function FileRow({ file, path, size, mayRemove }: RowProps) {
  const { id, workspaceId, taskId, fileName, createdAt } = file
  const { work: m } = await messages()

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 pr-2 pl-4">
      <File aria-hidden className="size-4.5 shrink-0 text-ink-soft" />
      <div className="min-w-0 grow basis-40">
        <p>{fileName}</p>
        <p className="text-sm text-ink-soft">
          {size} · <Time at={createdAt} />
        </p>
      </div>
      <a href={path} aria-label={fill(m.download, { name: fileName })} className={iconButtonClass}>
        <Download aria-hidden />
      </a>
      {mayRemove && (
        <ConfirmDialog
          action={removeFileAction.bind(null, { workspaceId, taskId, attachmentId: id })}
          verb={m.removeFileVerb}
          opener={{ text: m.removeFile, label: fill(m.removeFileOf, { name: fileName }) }}
          title={fill(m.removeFileTitle, { name: fileName })}
          announced
        >
          <p>{m.removeFileQuestion}</p>
        </ConfirmDialog>
      )}
    </li>
  )
}
