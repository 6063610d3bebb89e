'use client'
import type { FormState } from '@/app/_forms/form-state'
import type { Messages } from '@/app/_messages/messages'
import { CopyButton } from '@/app/_ui/copy-button'

type Props = { enrolment: NonNullable<FormState['enrolment']>; m: Messages['enrolment'] }

/** The secret of a new app: to scan, to open on the same device, and to type. */
export function NewSecret({ enrolment: { qrCode, secret, uri }, m }: Props) {
  const groups = secret.match(/.{1,4}/g) ?? []

  return (
    <div className="grid gap-3">
      <p className="font-medium">{m.scan}</p>
      {/* The picture has dark modules and a clear margin, so it needs a light ground in both themes. A data address has nothing to optimise. */}
      {/* oxlint-disable-next-line nextjs/no-img-element */}
      <img src={qrCode} alt={m.qrCode} className="size-52 rounded-lg border border-line bg-paper" />
      <p>
        <a href={uri} className="font-medium text-accent underline">
          {m.openApp}
        </a>
      </p>
      <p className="font-medium">{m.secret}</p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="font-mono">{groups.join(' ')}</code>
        <CopyButton text={secret} look="secondary" />
      </div>
    </div>
  )
}
