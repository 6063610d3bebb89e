import type { Schema } from '@/lib/http/openapi/specification'
import { resolvedSchema } from '@/lib/http/openapi/written'
import { Anchor } from './anchor'
import { inWords, namedIn } from './wording'

type Field = { name: string; required: boolean; schema: Schema; place?: string }
type Props = { title: string; level?: 'h3' | 'h4' } & ({ fields: Field[] } | { schema: Schema })

/** A table of fields for each alternative of a schema. */
export function Fields({ title, level: Heading = 'h4', ...props }: Props) {
  const lists = 'fields' in props ? [props.fields] : alternativesIn(props.schema)

  return (
    <div className="grid gap-2">
      <Heading className="font-semibold">{title}</Heading>
      {lists.map((fields, at) => (
        <div key={fields.map(({ name }) => name).join()} className="grid gap-2">
          {at > 0 && <p className="text-sm text-ink-soft">or</p>}
          <FieldList fields={fields} />
        </div>
      ))}
    </div>
  )
}

function FieldList({ fields }: { fields: Field[] }) {
  return (
    <dl className="grid gap-3 border-l-2 border-line pl-4 text-sm">
      {fields.map(({ name, required, schema, place }) => {
        const component = namedIn(schema)
        return (
          <div key={`${place}${name}`}>
            <dt>
              <code className="font-mono font-semibold">{name}</code>{' '}
              <span className="text-ink-soft">
                {place && `in the ${place}, `}
                {required ? 'required' : 'optional'}
              </span>
            </dt>
            <dd>
              {component ? <Anchor href={`#schema-${component}`}>{inWords(schema)}</Anchor> : inWords(schema)}
              {schema.description && <span className="text-ink-soft"> {schema.description}</span>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function alternativesIn(schema: Schema): Field[][] {
  const branches = schema.anyOf ?? schema.oneOf ?? [schema]
  return branches.map(resolvedSchema).map(({ properties = {}, required = [] }) =>
    Object.entries(properties).map(([name, field]) => ({
      name,
      schema: field,
      required: required.includes(name),
    })),
  )
}
