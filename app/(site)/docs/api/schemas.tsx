import { document } from '@/lib/http/openapi/written'
import { Fields } from './fields'

export function Schemas() {
  return (
    <section aria-labelledby="schemas" className="grid gap-8">
      <h2 id="schemas" className="text-2xl font-semibold tracking-tight">
        Schemas
      </h2>
      {Object.entries(document.components.schemas).map(([name, schema]) => (
        <div key={name} id={`schema-${name}`}>
          <Fields title={name} schema={schema} level="h3" />
        </div>
      ))}
    </section>
  )
}
