export const landing = {
  previewCaption: 'Harbour Coffee, the demo workspace',
} as const
