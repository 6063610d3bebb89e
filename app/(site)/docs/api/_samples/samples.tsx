import { type Entry, titleOf } from '../groups'
import { curlOf } from './curl'
import { pythonOf } from './python'
import { requestOf } from './request-of'
import { Sample } from './sample'
import { typescriptOf } from './typescript'

const languages = [
  { id: 'curl', name: 'curl', write: curlOf, shown: 'group-has-[[value=curl]:checked]/samples:block' },
  {
    id: 'typescript',
    name: 'TypeScript',
    write: typescriptOf,
    shown: 'group-has-[[value=typescript]:checked]/samples:block',
  },
  {
    id: 'python',
    name: 'Python',
    write: pythonOf,
    shown: 'group-has-[[value=python]:checked]/samples:block',
  },
] as const

/** The request in each language, of which one is shown. The choice needs no script. */
export function Samples({ entry }: { entry: Entry }) {
  const { operationId } = entry.operation
  const request = requestOf(entry)

  return (
    <div className="group/samples grid gap-2">
      <fieldset className="flex flex-wrap gap-1 text-sm">
        <legend className="sr-only">Language of the request: {titleOf(entry.operation)}</legend>
        {languages.map(({ id, name }, at) => (
          <label
            key={id}
            className="cursor-pointer rounded-md px-2.5 py-1 text-ink-soft has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent-strong has-focus-visible:outline-2 pointer-coarse:py-2.5"
          >
            <input
              type="radio"
              className="sr-only"
              name={`language-${operationId}`}
              value={id}
              data-sample-language
              defaultChecked={at === 0}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {languages.map(({ id, name, write, shown }) => (
        <div key={id} className={`hidden ${shown}`}>
          <Sample label={`Request, ${name}`}>{write(request)}</Sample>
        </div>
      ))}
    </div>
  )
}
