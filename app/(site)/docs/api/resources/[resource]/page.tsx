import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/app/_ui/page-header'
import { document } from '@/lib/http/openapi/written'
import { Anchor } from '../../anchor'
import { Fields } from '../../fields'
import { groups, titleOf } from '../../groups'
import { Onward } from '../../onward'
import { Operation } from '../../operation'
import { resourcePath } from '../../paths'
import { schemasOf } from '../../schema-place'
import { SearchForm } from '../../search-form'

type Props = PageProps<'/docs/api/resources/[resource]'>

async function groupOf(params: Props['params']) {
  const { resource } = await params
  return groups.find(({ slug }) => slug === resource) ?? notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tag, description } = await groupOf(params)
  return { title: `${tag} · API reference`, description }
}

export default async function Page({ params }: Props) {
  const { tag, slug, description, operations } = await groupOf(params)
  const schemas = schemasOf(slug)

  return (
    <>
      <SearchForm />
      <PageHeader title={tag} lead={description} />
      <ul aria-label="Operations" className="grid gap-1 sm:grid-cols-2">
        {operations.map(({ operation }) => (
          <li key={operation.operationId}>
            <Anchor href={`#${operation.operationId}`}>{titleOf(operation)}</Anchor>
          </li>
        ))}
      </ul>
      {operations.map((entry) => (
        <Operation key={entry.operation.operationId} {...entry} />
      ))}
      {schemas.length > 0 && (
        <section aria-labelledby="schemas" className="grid gap-8">
          <h2 id="schemas" className="text-xl font-semibold tracking-tight">
            Schemas
          </h2>
          {schemas.map((name) => (
            <div key={name} id={`schema-${name}`}>
              <Fields title={name} schema={document.components.schemas[name]!} />
            </div>
          ))}
        </section>
      )}
      <Onward path={resourcePath(slug)} />
    </>
  )
}
