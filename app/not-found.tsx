import type { Metadata } from 'next'
import { Brand } from './_ui/brand'
import { Frame } from './_ui/frame'
import { NotFound } from './_ui/not-found'

export const metadata: Metadata = { title: 'Not found' }

export default function Page() {
  return (
    <Frame id="not-found" header={<Brand href="/" />}>
      <NotFound />
    </Frame>
  )
}
