import type { SampleRequest } from './request-of'

export function curlOf({ method, url, headers, body, file }: SampleRequest): string {
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(file ? [`-o ${file}`] : []),
    ...(body === undefined ? [] : [`-d ${quoted(JSON.stringify(body, null, 2))}`]),
  ].join(' \\\n  ')
}

function quoted(text: string) {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
