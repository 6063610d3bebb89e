'use client'
import { Fragment, useState } from 'react'

type Props = { newest: { id: string; revoked: boolean } | undefined; children: React.ReactNode }

/** Resets when the newest key is revoked, so its secret does not stay on the page. */
export function UntilRevoked({ newest, children }: Props) {
  const [seen, see] = useState({ newest, round: 0 })
  if (seen.newest?.id !== newest?.id || seen.newest?.revoked !== newest?.revoked) {
    const over = seen.newest?.id === newest?.id && newest?.revoked
    see({ newest, round: over ? seen.round + 1 : seen.round })
  }

  return <Fragment key={seen.round}>{children}</Fragment>
}
