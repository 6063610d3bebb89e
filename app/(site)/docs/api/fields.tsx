import type { Schema } from '@/lib/http/openapi/specification'
import { resolvedSchema } from '@/lib/http/openapi/written'
import { schemaAnchor } from './schema-place'
import { WithCode } from './with-code'
import { inWords, namedIn } from './wording'

type Field = { name: string; required: boolean; schema: Schema; place?: string }
type Props = { title: string } & ({ fields: Field[] } | { schema: Schema })

/** A table of fields for each alternative of a schema. */
export function Fields({ title, ...props }: Props) {
  const lists = 'fields' in props ? [props.fields] : alternativesIn(props.schema)

  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">{title}</h3>
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
    // The looks stand once for the list, because the page has hundreds of fields.
    <dl className="grid gap-3 border-l-2 border-line pl-4 text-sm wrap-anywhere [&_a]:font-medium [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-4 [&_code]:font-mono [&_dt>code]:font-semibold [&_span]:text-ink-soft">
      {fields.map(({ name, required, schema, place }) => {
        const component = namedIn(schema)
        const inner = component ? [] : fieldsIn(schema.items ?? schema)
        return (
          <div key={`${place}${name}`}>
            <dt>
              <code>{name}</code>{' '}
              <span>
                {place && `in the ${place}, `}
                {required ? 'required' : 'optional'}
              </span>
            </dt>
            <dd>
              {component ? <a href={schemaAnchor(component)}>{inWords(schema)}</a> : inWords(schema)}
              {schema.description && (
                <span>
                  {' '}
                  <WithCode>{schema.description}</WithCode>
                </span>
              )}
              {inner.length > 0 && <FieldList fields={inner} />}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function alternativesIn(schema: Schema): Field[][] {
  const branches = schema.anyOf ?? schema.oneOf ?? [schema]
  return branches.map(resolvedSchema).map(fieldsIn)
}

function fieldsIn({ properties = {}, required = [] }: Schema): Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    required: required.includes(name),
  }))
}
