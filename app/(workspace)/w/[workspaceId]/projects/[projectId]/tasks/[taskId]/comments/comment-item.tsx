import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Avatar } from '@/app/_ui/avatar'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { LinkedText } from '@/app/_ui/linked-text'
import { Time } from '@/app/_ui/time'
import type { Comment } from '@/lib/features/comments/schema'
import { changeCommentAction, removeCommentAction } from './actions'
import { EditComment } from './edit-comment'

type Props = { comment: Comment; author: string; own: boolean; mayRemove: boolean }

export async function CommentItem({ comment, author, own, mayRemove }: Props) {
  const { id, workspaceId, taskId, body, version, createdAt } = comment
  const { work: m, fields } = await messages()

  return (
    <li className="flex gap-3">
      <Avatar name={author} className="mt-0.5" />
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
          <p>
            <span className="font-semibold text-ink">{author}</span> <Time at={createdAt} />
            {version > 1 && <> · {m.edited}</>}
          </p>
          <span className="-my-1 ml-auto flex flex-wrap">
            {own && (
              <EditComment
                action={changeCommentAction.bind(null, { workspaceId, taskId, commentId: id })}
                opener={{ text: m.editComment, label: fill(m.editCommentOf, { name: author }) }}
                title={m.editCommentTitle}
                verb={fields.save}
                label={m.comment}
                comment={{ body, version }}
              />
            )}
            {mayRemove && (
              <ConfirmDialog
                action={removeCommentAction.bind(null, { workspaceId, taskId, commentId: id })}
                verb={m.removeCommentVerb}
                opener={{ text: m.removeComment, label: fill(m.removeCommentOf, { name: author }) }}
                title={fill(m.removeCommentTitle, { name: author })}
                announced
              >
                <p className="line-clamp-4 whitespace-pre-line">{body}</p>
              </ConfirmDialog>
            )}
          </span>
        </div>
        <p className="mt-1 max-w-prose whitespace-pre-line">
          <LinkedText text={body} />
        </p>
      </div>
    </li>
  )
}
