import { messages } from '@/app/_messages/messages'
import { TextLink } from '@/app/_ui/text-link'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { projectsPath } from './paths'
import { ProjectCards } from './project-cards'
import { shownProjects } from './shown-projects'

/** The number that fits above the fold. The page of all projects has the rest. */
const CARDS_MAX = 6

export async function ProjectOverview({ workspace: { id } }: { workspace: Workspace }) {
  const [{ workspace: m }, { projects }] = await Promise.all([messages(), shownProjects(id)])

  return (
    <section aria-labelledby="projects" className="grid gap-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="projects" className="font-semibold">
          {m.projects}
        </h2>
        <TextLink href={projectsPath(id)}>{m.allProjects}</TextLink>
      </div>
      <ProjectCards projects={projects.slice(0, CARDS_MAX)} />
    </section>
  )
}
