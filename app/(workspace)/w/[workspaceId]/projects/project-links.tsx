import { Plus } from 'lucide-react'
import { messages } from '@/app/_messages/messages'
import { NavLink } from '@/app/_ui/nav-link'
import { roleAllows } from '@/lib/auth/permissions'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { newProjectPath, projectPath, projectsPath } from './paths'
import { shownProjects } from './shown-projects'

/** Section of the sidebar: the newest projects, all of them, and a new one. */
export async function ProjectLinks({ workspace: { id, role } }: { workspace: Workspace }) {
  const [{ workspace: m }, { projects, more }] = await Promise.all([messages(), shownProjects(id)])
  const mayCreate = roleAllows(role, 'projects.create')
  if (projects.length === 0 && !mayCreate) return null

  return (
    <div>
      <p id="sidebar-projects" className="px-2.5 pb-1 text-xs font-medium text-ink-soft">
        {m.projects}
      </p>
      <ul aria-labelledby="sidebar-projects" className="grid grid-cols-1 gap-0.5">
        {projects.map((project) => (
          <li key={project.id}>
            <NavLink
              href={projectPath(project)}
              icon={<span aria-hidden className="mx-1 size-2 shrink-0 rounded-xs bg-current opacity-40" />}
            >
              {project.name}
            </NavLink>
          </li>
        ))}
        {more && (
          <li>
            <NavLink href={projectsPath(id)} within={false}>
              {m.allProjects}
            </NavLink>
          </li>
        )}
        {mayCreate && (
          <li>
            <NavLink href={newProjectPath(id)} within={false} icon={<Plus aria-hidden />}>
              {m.newProject}
            </NavLink>
          </li>
        )}
      </ul>
    </div>
  )
}
