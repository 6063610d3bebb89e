import { messages } from '@/app/_messages/messages'
import { Card, CardList } from '@/app/_ui/card-list'
import { Time } from '@/app/_ui/time'
import { projectPath } from './paths'
import type { Project } from '@/lib/features/projects/schema'

export async function ProjectCards({ projects }: { projects: Project[] }) {
  const { workspace } = await messages()

  return (
    <CardList label={workspace.projects}>
      {projects.map((project) => (
        <Card key={project.id} href={projectPath(project)} title={project.name}>
          {project.description || (
            <>
              {workspace.created} <Time at={project.createdAt} />
            </>
          )}
        </Card>
      ))}
    </CardList>
  )
}
