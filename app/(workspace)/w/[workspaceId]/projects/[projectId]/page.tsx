import type { Metadata } from 'next'
import { workspaceOf } from '@/app/(workspace)/w/[workspaceId]/workspace'
import { messages } from '@/app/_messages/messages'
import { LinkButton } from '@/app/_ui/link-button'
import { PageHeader } from '@/app/_ui/page-header'
import { Time } from '@/app/_ui/time'
import { Trail } from '@/app/_ui/trail'
import { projectSettingsPath, projectsPath } from '../paths'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { projectOf } from './project'
import { projectParts } from './project-parts'

type Props = PageProps<'/w/[workspaceId]/projects/[projectId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await projectOf(params)).name }
}

export default async function Page({ params, searchParams }: Props) {
  await requirePageCaller()
  const [workspace, project, m] = await Promise.all([workspaceOf(params), projectOf(params), messages()])
  const { id: workspaceId, role } = workspace
  const shown = { workspace, project, searchParams }

  return (
    <>
      <PageHeader
        title={project.name}
        lead={project.description || undefined}
        trail={
          <Trail
            steps={[
              { name: workspace.name, href: workspacePath(workspaceId) },
              { name: m.workspace.projects, href: projectsPath(workspaceId) },
            ]}
          />
        }
      >
        {projectParts.map(({ name, Tools }) => (
          <Tools key={name} {...shown} />
        ))}
        {roleAllows(role, 'projects.change') && (
          <LinkButton look="secondary" href={projectSettingsPath(project)}>
            {m.project.settings}
          </LinkButton>
        )}
      </PageHeader>
      {projectParts.length === 0 && (
        <p className="text-ink-soft">
          {m.workspace.created} <Time at={project.createdAt} />
        </p>
      )}
      {projectParts.map(({ name, Section }) => (
        <Section key={name} {...shown} />
      ))}
    </>
  )
}
