import { messages } from '@/app/_messages/messages'
import { NavLink } from '@/app/_ui/nav-link'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { features } from '../../features'
import { myWorkspaces } from '../../my-workspaces'
import { Drawer } from './drawer'
import { workspacePages } from './workspace-pages'
import { WorkspaceSwitcher } from './workspace-switcher'

export async function Sidebar({ workspace }: { workspace: Workspace }) {
  const [m, { workspaces, more }] = await Promise.all([messages(), myWorkspaces()])

  return (
    <Drawer label={m.frame.workspaceNavigation}>
      <WorkspaceSwitcher
        current={workspace.name}
        more={more}
        workspaces={workspaces.map(({ id, name }) => ({ id, name, current: id === workspace.id }))}
      />
      <ul className="grid grid-cols-1 gap-0.5">
        {workspacePages(workspace, m).map(({ name, href, exact, icon }) => (
          <li key={href}>
            <NavLink href={href} exact={exact} icon={icon}>
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
      {features.map(({ name, Sidebar: Section }) => Section && <Section key={name} workspace={workspace} />)}
    </Drawer>
  )
}
