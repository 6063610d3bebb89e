'use client'
import type { Messages } from '@/app/_messages/messages'
import { useFormResult } from '@/app/_ui/form-result'
import { SubmitButton } from '@/app/_ui/submit-button'
import { ShownCodes } from './shown-codes'

type Props = { m: Messages['twoStep']; codes: Messages['recoveryCodes'] }

/** The button for new codes, and then the codes. */
export function NewCodes({ m, codes }: Props) {
  const { recoveryCodes } = useFormResult()
  if (recoveryCodes) return <ShownCodes codes={recoveryCodes} title={codes.made} m={codes} />

  return (
    <>
      <input type="hidden" name="step" value="make" />
      <p className="text-ink-soft">{m.makeCodesAbout}</p>
      <div>
        <SubmitButton look="secondary" className="max-sm:w-full">
          {m.makeCodes}
        </SubmitButton>
      </div>
    </>
  )
}
