'use server'
import { redirect } from 'next/navigation'
import { action } from '@/app/_forms/action'
import { workspacePath } from '@/app/paths'
import { pageTimeZone } from '@/lib/auth/page-time-zone'
import { CreateWorkspace } from '@/lib/features/workspaces/schema'
import { createWorkspace } from '@/lib/features/workspaces/service'

export const createWorkspaceAction = action(
  { input: CreateWorkspace.omit({ timeZone: true }) },
  async ({ caller, input }) => {
    const { id } = await createWorkspace(caller, { ...input, timeZone: await pageTimeZone() })
    redirect(workspacePath(id))
  },
)
