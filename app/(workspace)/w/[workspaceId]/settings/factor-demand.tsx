import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { secureWorkspaceAction } from './actions'

/** Turns the demand for a second factor on and off. An owner without one is led to set theirs up first. */
export async function FactorDemand({ workspace: { id, requiresFactor } }: { workspace: Workspace }) {
  const { workspaceSettings: words } = await messages()
  const action = secureWorkspaceAction.bind(null, { workspaceId: id, requiresFactor: !requiresFactor })

  return (
    <Form action={action} label={words.factor}>
      <p>{requiresFactor ? words.factorIsOn : words.factorIsOff}</p>
      <div>
        <SubmitButton look="secondary" className="max-sm:w-full">
          {requiresFactor ? words.factorTurnOff : words.factorTurnOn}
        </SubmitButton>
      </div>
    </Form>
  )
}
