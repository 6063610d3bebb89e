type Props = { label: string; caption: string; heads: string[]; rows: string[][] }

/** The data of a chart, folded. Opens without a script. */
export function DataTable({ label, caption, heads, rows }: Props) {
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-ink-soft hover:text-ink">{label}</summary>
      <table className="mt-2 w-full text-left">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-ink-soft">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="py-1 pr-4 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(([first, ...others]) => (
            <tr key={first}>
              <th scope="row" className="py-1 pr-4 font-normal">
                {first}
              </th>
              {others.map((value, index) => (
                <td key={heads[index + 1]} className="py-1 pr-4 tabular-nums">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
