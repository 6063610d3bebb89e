import type { Metadata } from 'next'
import { messages } from './_messages/messages'
import { Brand } from './_ui/brand'
import { Frame } from './_ui/frame'
import { NotFound } from './_ui/not-found'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).notFound.meta }
}

export default function Page() {
  return (
    <Frame id="not-found" header={<Brand href="/" />}>
      <NotFound />
    </Frame>
  )
}
