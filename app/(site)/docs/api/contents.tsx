import { Anchor } from './anchor'
import { groups } from './groups'

export function Contents() {
  return (
    <nav aria-label="Contents" className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
      {groups.map(({ tag, anchor, operations }) => (
        <div key={tag} className="grid content-start gap-2">
          <p className="font-semibold">
            <Anchor href={`#${anchor}`}>{tag}</Anchor>
          </p>
          <ul className="grid gap-1 text-sm">
            {operations.map(({ operation: { operationId, summary } }) => (
              <li key={operationId}>
                <Anchor href={`#${operationId}`}>{summary.replace(/\.$/, '')}</Anchor>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div className="grid content-start gap-2">
        <p className="font-semibold">
          <Anchor href="#schemas">Schemas</Anchor>
        </p>
        <p className="font-semibold">
          <Anchor href="#errors">Errors</Anchor>
        </p>
      </div>
    </nav>
  )
}
