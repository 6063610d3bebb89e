'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { CreateWorkspace } from '@/lib/features/workspaces/schema'
import { createWorkspace } from '@/lib/features/workspaces/service'

export async function createNewWorkspace(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await requirePageCaller()
  return submit(form, CreateWorkspace, async (input) => {
    const { id } = await createWorkspace(caller, input)
    revalidatePath('/', 'layout')
    redirect(workspacePath(id))
  })
}
