'use client'
import { useState } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { useFormResult } from '@/app/_ui/form-result'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { ShownCodes } from '../shown-codes'
import { NewSecret } from './new-secret'

type Props = { m: Messages['enrolment']; codes: Messages['recoveryCodes'] }

/** The step that follows from the last answer. A refused code keeps its step, and with a script its secret too. */
export function Steps({ m, codes }: Props) {
  const { enrolment, recoveryCodes, values } = useFormResult()
  const [begun, begin] = useState(enrolment)
  if (enrolment && enrolment !== begun) begin(enrolment)

  if (recoveryCodes) return <ShownCodes codes={recoveryCodes} title={codes.done} m={codes} />
  if (enrolment) return <Proof m={m} factorId={enrolment.factorId} enrolment={enrolment} />
  const factorId = values?.['step'] === 'code' ? values['factorId'] : undefined
  if (factorId) {
    return <Proof m={m} factorId={factorId} enrolment={begun?.factorId === factorId ? begun : undefined} />
  }
  return (
    <>
      <input type="hidden" name="step" value="name" />
      <TextField name="name" label={m.name} hint={m.nameHint} />
      <div>
        <SubmitButton className="max-sm:w-full">{m.begin}</SubmitButton>
      </div>
    </>
  )
}

type ProofProps = {
  m: Messages['enrolment']
  factorId: string
  enrolment: React.ComponentProps<typeof NewSecret>['enrolment'] | undefined
}

function Proof({ m, factorId, enrolment }: ProofProps) {
  return (
    <>
      <input type="hidden" name="step" value="code" />
      <input type="hidden" name="factorId" value={factorId} />
      {enrolment && <NewSecret enrolment={enrolment} m={m} />}
      <TextField
        name="code"
        label={m.code}
        hint={m.codeHint}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <div>
        <SubmitButton className="max-sm:w-full">{m.finish}</SubmitButton>
      </div>
    </>
  )
}
