import { KEY, type SampleRequest, TOKEN } from './request-of'

/** The standard library, without a package. It throws for an answer of 400 and more. */
export function pythonOf({ method, url, headers, body, file }: SampleRequest): string {
  const sent = headers.map(([name, value]) => `        ${JSON.stringify(name)}: ${valueOf(value)},`)
  return [
    'import json, os, urllib.request',
    '',
    'request = urllib.request.Request(',
    `    "${url}",`,
    `    method="${method}",`,
    ...(sent.length > 0 ? ['    headers={', ...sent, '    },'] : []),
    ...(body === undefined ? [] : [`    data=json.dumps(${literal(body, '    ')}).encode(),`]),
    ')',
    ...(file
      ? [
          `with urllib.request.urlopen(request) as response, open("${file}", "wb") as file:`,
          '    file.write(response.read())',
        ]
      : [
          'with urllib.request.urlopen(request) as response:',
          '    answer = json.loads(response.read() or "null")',
        ]),
  ].join('\n')
}

function valueOf(value: string) {
  if (value.includes(KEY)) return '"Bearer " + os.environ["API_KEY"]'
  if (value.includes(TOKEN)) return '"Bearer " + os.environ["ACCESS_TOKEN"]'
  return JSON.stringify(value)
}

/** A value of JSON as Python writes it. Strings of JSON are strings of Python. */
export function literal(value: unknown, indent: string): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'object') return JSON.stringify(value)
  const deeper = `${indent}    `
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const parts = Array.isArray(value)
    ? value.map((each) => literal(each, deeper))
    : Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${literal(each, deeper)}`)
  if (parts.length === 0) return `${open}${close}`
  return `${open}\n${parts.map((part) => `${deeper}${part},`).join('\n')}\n${indent}${close}`
}
