import { orNotFound } from '@/app/(workspace)/or-not-found'
import { pageRequestOf } from '@/app/(workspace)/list-page'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { Pager } from '@/app/_ui/pager'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextArea } from '@/app/_ui/text-area'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { type Role, roleAllows } from '@/lib/auth/permissions'
import { listComments } from '@/lib/features/comments/service'
import type { Task } from '@/lib/features/tasks/schema'
import { taskPath } from '../../paths'
import { memberChoices } from '@/app/(workspace)/w/[workspaceId]/members/member-choices'
import { addCommentAction } from './actions'
import { CommentItem } from './comment-item'

type Props = { task: Task; role: Role | null; searchParams: Promise<{ after?: unknown }> }

/** The comments of a task, oldest first. */
export async function Comments({ task, role, searchParams }: Props) {
  const { id, workspaceId } = task
  const [caller, page] = [await requirePageCaller(), await pageRequestOf(searchParams)]
  const [{ items, next }, { work: m }] = await Promise.all([
    orNotFound(listComments(caller, workspaceId, id, page)),
    messages(),
  ])
  const authors = items.map(({ createdBy }) => createdBy)
  const { people } = await memberChoices(workspaceId, authors)
  const names = new Map(people.map((person) => [person.id, person.name]))

  return (
    <section aria-labelledby="comments" className="grid gap-4">
      <h2 id="comments" className="font-semibold">
        {m.comments}
      </h2>
      {items.length === 0 ? (
        <p className="text-ink-soft">{m.noComments}</p>
      ) : (
        <ol aria-labelledby="comments" className="grid gap-5">
          {items.map((comment) => (
            <CommentItem
              key={comment.id}
              comment={comment}
              author={(comment.createdBy && names.get(comment.createdBy)) || m.byApi}
              own={comment.createdBy === caller.userId && roleAllows(role, 'comments.change')}
              mayRemove={
                roleAllows(role, 'comments.moderate') ||
                (comment.createdBy === caller.userId && roleAllows(role, 'comments.remove'))
              }
            />
          ))}
        </ol>
      )}
      <Pager path={taskPath(task)} what="comments" after={page.after} next={next} />
      {roleAllows(role, 'comments.create') && (
        <Form
          action={addCommentAction.bind(null, { workspaceId, taskId: id })}
          label={m.newComment}
          className="grid gap-3"
          announced
        >
          <TextArea name="body" label={m.newComment} rows={3} sends />
          <div>
            <SubmitButton look="secondary">{m.comment}</SubmitButton>
          </div>
        </Form>
      )}
    </section>
  )
}
