/** Reads the plain decimal digits of a query or a form, for a schema of z.int(). It refuses other text: `Number` takes ' 1', '0x1', '1e1' and ''. */
export function wholeNumberIn<Given>(given: Given): Given | number {
  return typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given
}
