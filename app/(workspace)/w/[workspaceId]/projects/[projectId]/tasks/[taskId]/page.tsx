import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { PageHeader } from '@/app/_ui/page-header'
import { Time } from '@/app/_ui/time'
import { Trail } from '@/app/_ui/trail'
import { projectPath, projectsPath, workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { TaskScope } from '@/lib/features/tasks/schema'
import { getTask } from '@/lib/features/tasks/service'
import { orNotFound, scopeOf } from '../../../../../../or-not-found'
import { workspaceOf } from '../../../../workspace'
import { projectOf } from '../../project'
import { setCompletion } from '../../actions'
import { CompletionBox } from '../../completion-box'
import { DoneMark } from '../../done-mark'
import { TaskEditor } from './task-editor'

type Props = PageProps<'/w/[workspaceId]/projects/[projectId]/tasks/[taskId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await taskOf(params)).title }
}

export default async function Page({ params }: Props) {
  await requirePageCaller()
  const [workspace, project, task, m] = await Promise.all([
    workspaceOf(params),
    projectOf(params),
    taskOf(params),
    messages(),
  ])
  if (task.projectId !== project.id) notFound()

  const { id, workspaceId, title, completedAt, createdAt } = task
  const done = completedAt !== null
  const mayChange = roleAllows(workspace.role, 'tasks.change')

  return (
    <>
      <PageHeader
        title={title}
        trail={
          <Trail
            steps={[
              { name: workspace.name, href: workspacePath(workspaceId) },
              { name: m.workspace.projects, href: projectsPath(workspaceId) },
              { name: project.name, href: projectPath(project) },
            ]}
          />
        }
      />
      <div className="mb-6 flex items-center gap-1 text-ink-soft">
        {mayChange ? (
          <CompletionBox
            label={fill(m.task.doneOf, { title })}
            done={done}
            action={setCompletion.bind(null, workspaceId, id)}
          />
        ) : (
          <DoneMark done={done} words={m.task} />
        )}
        <p>
          {done ? m.task.done : m.task.created} <Time at={completedAt ?? createdAt} />
        </p>
      </div>
      {mayChange ? (
        <TaskEditor task={task} mayRemove={roleAllows(workspace.role, 'tasks.remove')} />
      ) : (
        <p className="max-w-prose whitespace-pre-line">{task.description || m.task.noDescription}</p>
      )}
    </>
  )
}

async function taskOf(params: Props['params']) {
  const { workspaceId, taskId } = await scopeOf(TaskScope, params)
  return read(workspaceId, taskId)
}

const read = cache(async (workspaceId: string, taskId: string) =>
  orNotFound(getTask(await requirePageCaller(), workspaceId, taskId)),
)
