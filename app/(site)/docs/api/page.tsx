import type { Metadata } from 'next'
import { PageHeader } from '@/app/_ui/page-header'
import { document } from '@/lib/http/openapi/written'
import { Anchor } from './anchor'
import { Contents } from './contents'
import { ErrorCodes } from './error-codes'
import { Introduction } from './introduction'
import { Operation } from './operation'
import { groups } from './groups'
import { Schemas } from './schemas'

export const metadata: Metadata = {
  title: 'API reference',
  description: 'All operations of the REST API, with their parameters and responses.',
}

export default function Page() {
  return (
    // The reference is English in every locale.
    <div lang="en">
      <PageHeader title="API reference" lead={document.info.description} />
      <div className="grid gap-12">
        <Introduction />
        <Contents />
        {groups.map(({ tag, anchor, description, operations }) => (
          <section key={tag} aria-labelledby={anchor} className="grid gap-8">
            <header className="grid gap-1">
              <h2 id={anchor} className="text-2xl font-semibold tracking-tight">
                {tag}
              </h2>
              <p className="text-ink-soft">{description}</p>
            </header>
            {operations.map((entry) => (
              <Operation key={entry.operation.operationId} {...entry} />
            ))}
          </section>
        ))}
        <Schemas />
        <ErrorCodes />
        <p>
          <Anchor href="#site">Back to the top</Anchor>
        </p>
      </div>
    </div>
  )
}
