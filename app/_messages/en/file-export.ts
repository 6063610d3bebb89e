export const account = {
  exportFiles:
    'The attached files are included. If a file cannot be read, a list in the folder of its workspace names it.',
} as const
