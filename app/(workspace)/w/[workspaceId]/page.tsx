import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { PageHeader } from '@/app/_ui/page-header'
import { requirePageCaller } from '@/lib/auth/page-caller'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { features } from '../../features'
import { Ready } from './ready'
import { workspaceOf } from './workspace'

const overviews = features.flatMap(({ name, overview }) => (overview ? { name, ...overview } : []))

export async function generateMetadata({ params }: PageProps<'/w/[workspaceId]'>): Promise<Metadata> {
  return { title: (await workspaceOf(params)).name }
}

export default async function Page({ params }: PageProps<'/w/[workspaceId]'>) {
  await requirePageCaller()
  const [workspace, m] = await Promise.all([workspaceOf(params), messages()])
  const start = await startOf(workspace)

  return (
    <>
      <PageHeader
        title={workspace.name}
        lead={workspace.role ? fill(m.workspaces.yourRole, { role: m.roles[workspace.role] }) : undefined}
      />
      <div className="grid gap-10">
        {start ?? overviews.map(({ name, Part }) => <Part key={name} workspace={workspace} />)}
      </div>
    </>
  )
}

/** The notice of the first feature that finds the workspace empty, or of the page itself where no feature has a part. */
async function startOf(workspace: Workspace) {
  if (overviews.length === 0) return <Ready workspace={workspace} />
  const starts = await Promise.all(overviews.map(async ({ start }) => start?.(workspace)))
  return starts.find((start) => start !== undefined)
}
