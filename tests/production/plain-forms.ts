/** The first form of a page's content that has these fields, as a browser without scripts sends it: with React's own fields. */
export function formIn(html: string, typed: Record<string, string>): FormData {
  const content = html.slice(html.indexOf('<main'))
  const forms = [...content.matchAll(/<form[^>]*enctype="multipart\/form-data"[^>]*>(.*?)<\/form>/gis)]
  const names = Object.keys(typed)
  const [, markup = ''] = forms.find(([form]) => names.every((name) => form.includes(`name="${name}"`))) ?? []
  const hidden = [...markup.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]): [string, string] => [
    attribute(input, 'name')!,
    attribute(input, 'value') ?? '',
  ])
  return formOf([...hidden, ...Object.entries(typed)])
}

export function formOf(entries: [string, FormDataEntryValue][]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

/** The value of a text field in the page's content, by its markup. */
export function valueIn(html: string, name: string): string | undefined {
  const content = html.slice(html.indexOf('<main'))
  return new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(content)?.[1]
}

function attribute(tag: string, name: string) {
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
