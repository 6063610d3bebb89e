import { apiChanges } from '@/lib/http/openapi/changes'
import { Anchor } from '../anchor'
import type { Guide } from '../guide'
import { operationPath } from '../operation-path'
import { WithCode } from '../with-code'
import { Section } from './section'

const days = Map.groupBy(apiChanges, ({ on }) => on)

export const changelog: Guide = {
  slug: 'changelog',
  title: 'Changelog',
  lead: 'What clients of the API can notice, the newest first.',
  words: `changes history new ${apiChanges.map(({ text }) => text).join(' ')}`,
  Body() {
    return [...days].map(([day, changes]) => (
      <Section key={day} title={day} id={`changes-${day}`}>
        <ul className="grid list-disc gap-2 pl-5 [&_code]:font-mono [&_code]:text-sm">
          {changes.map(({ kind, text, operations = [] }) => (
            <li key={`${text} ${operations[0]}`}>
              <span className="font-medium">{kind[0]!.toUpperCase() + kind.slice(1)}:</span>{' '}
              <WithCode>{text}</WithCode>
              {operations.map((id) => (
                <span key={id}>
                  {' '}
                  <Anchor href={operationPath(id)}>{id}</Anchor>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </Section>
    ))
  },
}
