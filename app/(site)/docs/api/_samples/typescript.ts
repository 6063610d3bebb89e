import { KEY, type SampleRequest, TOKEN } from './request-of'

/** The standard fetch, without a package. */
export function typescriptOf({ method, url, headers, body, file }: SampleRequest): string {
  const sent = headers.map(([name, value]) => `    ${JSON.stringify(name)}: ${valueOf(value)},`)
  const options = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    ...(sent.length > 0 ? ['  headers: {', ...sent, '  },'] : []),
    ...(body === undefined
      ? []
      : [`  body: JSON.stringify(${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')}),`]),
  ]
  const given = options.length > 0 ? `, {\n${options.join('\n')}\n}` : ''
  return [
    `const response = await fetch('${url}'${given})`,
    `if (!response.ok) throw new Error(await response.text())`,
    file
      ? `const answer = await response.blob()`
      : `const answer = response.status === 204 ? null : await response.json()`,
  ].join('\n')
}

function valueOf(value: string) {
  if (value.includes(KEY)) return '`Bearer ${apiKey}`'
  if (value.includes(TOKEN)) return '`Bearer ${token}`'
  return JSON.stringify(value)
}
