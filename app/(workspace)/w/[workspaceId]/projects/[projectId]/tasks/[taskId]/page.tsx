import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense, cache } from 'react'
import { orNotFound, scopeOf } from '@/app/(workspace)/or-not-found'
import { memberChoices } from '@/app/(workspace)/w/[workspaceId]/members/member-choices'
import { workspaceOf } from '@/app/(workspace)/w/[workspaceId]/workspace'
import { ChoiceTextForm } from '@/app/(workspace)/choice-text-form'
import { choiceTextOf } from '@/app/(workspace)/choice-text'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { LinkedText } from '@/app/_ui/linked-text'
import { PageHeader } from '@/app/_ui/page-header'
import { Panel } from '@/app/_ui/panel'
import { ListSkeleton } from '@/app/_ui/skeleton'
import { Time } from '@/app/_ui/time'
import { Trail } from '@/app/_ui/trail'
import { projectPath, projectsPath } from '@/app/(workspace)/w/[workspaceId]/projects/paths'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { TaskScope } from '@/lib/features/tasks/schema'
import { getTask } from '@/lib/features/tasks/service'
import { projectOf } from '../../project'
import { DoneMark } from '../done-mark'
import { labelChoices } from '../label-choices'
import { taskPath } from '../paths'
import { TaskFacts } from '../task-facts'
import { viewsOf } from '../task-view'
import { changeTaskAction, removeTaskAction } from './actions'
import { Completion } from './completion'
import { TaskEditor } from './editor/task-editor'
import { taskParts } from './task-parts'

type Props = PageProps<'/w/[workspaceId]/projects/[projectId]/tasks/[taskId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await taskOf(params)).title }
}

export default async function Page({ params, searchParams }: Props) {
  await requirePageCaller()
  const [workspace, project, task, m] = await Promise.all([
    workspaceOf(params),
    projectOf(params),
    taskOf(params),
    messages(),
  ])
  if (task.projectId !== project.id) notFound()

  const { id, workspaceId, title, description, completedAt, createdAt } = task
  const { role } = workspace
  const [people, labels, text] = await Promise.all([
    memberChoices(workspaceId, [task.assigneeId], searchParams),
    labelChoices(workspaceId, searchParams),
    choiceTextOf(searchParams),
  ])
  const [view] = await viewsOf([task], people.people)
  const done = completedAt !== null
  const mayChange = roleAllows(role, 'tasks.change')

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
      <div className="mb-6 flex flex-wrap items-center gap-x-1 text-ink-soft">
        {mayChange ? (
          <Completion
            workspaceId={workspaceId}
            taskId={id}
            label={fill(m.task.doneOf, { title })}
            done={done}
            words={m.work}
          />
        ) : (
          <DoneMark done={done} words={m.task} />
        )}
        <p className="mr-2">
          {done ? m.task.done : m.task.created} <Time at={completedAt ?? createdAt} />
        </p>
        <TaskFacts task={{ ...view!, doneSince: undefined }} words={m.work} />
      </div>
      <div className="grid gap-10">
        {mayChange ? (
          <Panel>
            {(people.search || labels.search) && <ChoiceTextForm path={taskPath(task)} text={text} />}
            <TaskEditor
              task={task}
              people={people}
              labels={labels}
              action={changeTaskAction.bind(null, { workspaceId, taskId: id })}
              words={m.work}
              taskWords={m.task}
              fields={{ description: m.fields.description, save: m.fields.save }}
            />
          </Panel>
        ) : (
          <p className="max-w-prose whitespace-pre-line">
            {description ? <LinkedText text={description} /> : m.task.noDescription}
          </p>
        )}
        {taskParts.map(({ name, Section, rows }) => (
          <Suspense key={name} fallback={<ListSkeleton rows={rows} />}>
            <Section task={task} role={role} searchParams={searchParams} />
          </Suspense>
        ))}
        {roleAllows(role, 'tasks.remove') && (
          <div className="border-t border-line pt-6">
            <ConfirmDialog
              action={removeTaskAction.bind(null, { workspaceId, projectId: project.id, taskId: id })}
              verb={m.task.removeVerb}
              title={fill(m.task.removeTitle, { title })}
            >
              <p>{m.task.removeQuestion}</p>
            </ConfirmDialog>
          </div>
        )}
      </div>
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
