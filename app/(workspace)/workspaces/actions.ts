'use server'
import { redirect } from 'next/navigation'
import { action } from '@/app/_forms/action'
import { workspacePath } from '@/app/paths'
import type { UserCaller } from '@/lib/auth/caller'
import { pageTimeZone } from '@/lib/auth/page-time-zone'
import { AppError } from '@/lib/errors'
import { CreateWorkspace, type Workspace } from '@/lib/features/workspaces/schema'
import { createWorkspace } from '@/lib/features/workspaces/service'

export const createWorkspaceAction = action(
  { input: CreateWorkspace.omit({ timeZone: true }) },
  async ({ caller, input }) => {
    const { id } = await inZoneOfBrowser(caller, input)
    redirect(workspacePath(id))
  },
)

/** Browsers have names that the schema refuses, such as CET, and Postgres may lack one that Node knows. Nobody typed it, so UTC stands in. */
async function inZoneOfBrowser(caller: UserCaller, input: CreateWorkspace): Promise<Workspace> {
  const timeZone = CreateWorkspace.shape.timeZone.safeParse(await pageTimeZone()).data
  try {
    return await createWorkspace(caller, { ...input, timeZone })
  } catch (error) {
    if (timeZone && error instanceof AppError && error.field === 'timeZone')
      return createWorkspace(caller, input)
    throw error
  }
}
