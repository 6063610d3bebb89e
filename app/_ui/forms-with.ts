/** The forms of the page that have all of these fields. */
export function formsWith(names: string[]): HTMLFormElement[] {
  return [...document.forms].filter((form) => names.every((name) => form.elements.namedItem(name)))
}
