import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/app/_ui/page-header'
import { guides } from '../guides'
import { Onward } from '../onward'
import { guidePath } from '../paths'
import { SearchForm } from '../search-form'

type Props = PageProps<'/docs/api/[guide]'>

async function guideOf(params: Props['params']) {
  const { guide: slug } = await params
  return guides.find((guide) => guide.slug === slug) ?? notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, lead } = await guideOf(params)
  return { title: `${title} · API reference`, description: lead }
}

export default async function Page({ params }: Props) {
  const { slug, title, lead, Body } = await guideOf(params)

  return (
    <>
      <SearchForm />
      <PageHeader title={title} lead={lead} />
      <div className="grid max-w-prose gap-6">
        <Body />
      </div>
      <Onward path={guidePath(slug)} />
    </>
  )
}
