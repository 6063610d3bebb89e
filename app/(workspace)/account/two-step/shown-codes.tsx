'use client'
import { fill } from '@/app/_messages/phrase'
import type { Messages } from '@/app/_messages/messages'
import { Button, buttonClass } from '@/app/_ui/button'
import { CopyButton } from '@/app/_ui/copy-button'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { productName } from '@/app/product-name'

type Props = { codes: string[]; title: string; m: Messages['recoveryCodes'] }

/** Recovery codes, which are shown once, within the form that says that they are kept. */
export function ShownCodes({ codes, title, m }: Props) {
  const text = `${fill(m.file, { product: productName })}\n\n${codes.join('\n')}\n`

  return (
    <div className="grid gap-4">
      <input type="hidden" name="step" value="kept" />
      <Notice>
        <p className="font-medium">{title}</p>
        <p>{m.once}</p>
      </Notice>
      <ul
        aria-label={m.list}
        className="grid gap-x-8 gap-y-1 rounded-lg border border-line bg-sunken px-4 py-3 font-mono sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 print:hidden">
        <CopyButton text={codes.join('\n')} look="secondary" />
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="recovery-codes.txt"
          className={buttonClass('secondary')}
        >
          {m.download}
        </a>
        <Button look="secondary" onClick={() => window.print()}>
          {m.print}
        </Button>
      </div>
      <div className="print:hidden">
        <SubmitButton className="max-sm:w-full">{m.keep}</SubmitButton>
      </div>
    </div>
  )
}
