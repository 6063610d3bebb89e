import { Activity, Folder, House, KeyRound, Plus, Settings, Tag, Users, Webhook } from 'lucide-react'
import { messages } from '@/app/_messages/messages'
import { NavLink } from '@/app/_ui/nav-link'
import { newProjectPath, projectPath, projectsPath } from '@/app/paths'
import { roleAllows } from '@/lib/auth/permissions'
import type { Project } from '@/lib/features/projects/schema'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { myWorkspaces } from '../../my-workspaces'
import { Drawer } from './drawer'
import { type WorkspacePageKey, workspacePages } from './workspace-pages'
import { WorkspaceSwitcher } from './workspace-switcher'

const icons: Record<WorkspacePageKey, React.ReactNode> = {
  overview: <House aria-hidden />,
  projects: <Folder aria-hidden />,
  labels: <Tag aria-hidden />,
  members: <Users aria-hidden />,
  activity: <Activity aria-hidden />,
  apiKeys: <KeyRound aria-hidden />,
  webhooks: <Webhook aria-hidden />,
  settings: <Settings aria-hidden />,
}

type Props = { workspace: Workspace; projects: Project[]; more: boolean }

export async function Sidebar({ workspace, projects, more }: Props) {
  const [m, workspaces] = await Promise.all([messages(), myWorkspaces()])
  const mayCreate = roleAllows(workspace.role, 'projects.create')

  return (
    <Drawer label={m.frame.workspaceNavigation}>
      <WorkspaceSwitcher
        current={workspace.name}
        workspaces={workspaces.map(({ id, name }) => ({ id, name, current: id === workspace.id }))}
      />
      <ul className="grid grid-cols-1 gap-0.5">
        {workspacePages(workspace, m).map(({ key, name, href }) => (
          <li key={key}>
            <NavLink href={href} exact={key === 'overview' || key === 'projects'} icon={icons[key]}>
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
      {(projects.length > 0 || mayCreate) && (
        <div>
          <p id="sidebar-projects" className="px-2.5 pb-1 text-xs font-medium text-ink-soft">
            {m.workspace.projects}
          </p>
          <ul aria-labelledby="sidebar-projects" className="grid grid-cols-1 gap-0.5">
            {projects.map((project) => (
              <li key={project.id}>
                <NavLink
                  href={projectPath(project)}
                  icon={
                    <span aria-hidden className="mx-1 size-2 shrink-0 rounded-xs bg-current opacity-40" />
                  }
                >
                  {project.name}
                </NavLink>
              </li>
            ))}
            {more && (
              <li>
                <NavLink href={projectsPath(workspace.id)} within={false}>
                  {m.workspace.allProjects}
                </NavLink>
              </li>
            )}
            {mayCreate && (
              <li>
                <NavLink href={newProjectPath(workspace.id)} within={false} icon={<Plus aria-hidden />}>
                  {m.workspace.newProject}
                </NavLink>
              </li>
            )}
          </ul>
        </div>
      )}
    </Drawer>
  )
}
