import encodeQR from 'qr'

const MODULE_PIXELS = 3
// https://www.qrcode.com/en/howto/code.html asks for so many.
const QUIET_MODULES = 4

/** A QR code as an SVG document of one path, as large as Supabase Auth draws it. It may stand in a data URL unescaped. */
export function qrCode(text: string): string {
  const rows = encodeQR(text, 'raw', { ecc: 'high', border: QUIET_MODULES })
  const size = rows.length * MODULE_PIXELS
  // The margin stays clear, as on Supabase: a page gives it the light ground that it needs.
  const quiet = QUIET_MODULES * MODULE_PIXELS
  const code = size - 2 * quiet
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? square(x, y) : []))).join('')
  return `<?xml version="1.0"?>
<svg width="${size}" height="${size}" xmlns="http://www.w3.org/2000/svg">
<rect x="${quiet}" y="${quiet}" width="${code}" height="${code}" style="fill:white;stroke:none"/>
<path d="${squares}" style="fill:black;stroke:none"/>
</svg>
`
}

function square(x: number, y: number): string {
  return `M${x * MODULE_PIXELS} ${y * MODULE_PIXELS}h${MODULE_PIXELS}v${MODULE_PIXELS}h-${MODULE_PIXELS}z`
}
