'use client'
import NextLink from 'next/link'
import { useState } from 'react'

type Props = Omit<React.ComponentProps<typeof NextLink>, 'prefetch' | 'onPointerEnter' | 'onFocus'>

/**
 * A link that reads its page ahead once a pointer or the keyboard reaches it. Next would ask the server for every page that a visible link
 * names, twice. https://nextjs.org/docs/app/guides/prefetching#hover-triggered-prefetch
 */
export function Link(props: Props) {
  const [isMeant, setIsMeant] = useState(false)
  const mean = () => setIsMeant(true)

  return <NextLink {...props} prefetch={isMeant ? null : false} onPointerEnter={mean} onFocus={mean} />
}
