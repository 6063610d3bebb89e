export const work = {
  files: 'Files',
  noFiles: 'No files attached.',
  addFiles: 'Attach files',
  dropFiles: 'or drop them here',
  fileLimits:
    'Up to {count} files of at most {size} each: images, PDF, text, Office documents, audio, video and ZIP.',
  filesNeedScript: 'Attaching files needs JavaScript.',
  uploading: 'Uploading {name}',
  uploaded: '“{name}” is attached.',
  uploadFailed: '“{name}” could not be uploaded: {reason}',
  retry: 'Try again',
  retryOf: 'Upload {name} again',
  dismiss: 'Dismiss',
  dismissOf: 'Dismiss {name}',
  stopOf: 'Stop uploading {name}',
  stop: 'Stop',
  connectionLost: 'the connection was lost.',
  tooLarge: 'it is larger than {size}.',
  emptyFile: 'it is empty.',
  wrongKind: 'this file type is not accepted.',
  download: 'Download {name}',
  removeFile: 'Delete',
  removeFileOf: 'Delete {name}',
  removeFileTitle: 'Delete “{name}”?',
  removeFileQuestion: 'This cannot be undone.',
  removeFileVerb: 'Delete file',
  fileRemoved: '“{name}” is deleted.',
} as const

export const activity = {
  values: {
    pending: 'Being uploaded',
    ready: 'Ready',
  },
  fields: {
    contentType: 'File type',
    fileName: 'File',
    sizeBytes: 'Size',
  },
  objects: {
    attachment: 'the file',
  },
  kinds: {
    attachment: 'File',
  },
} as const

export const apiKeys = {
  scopeNames: {
    attachments: 'Files',
  },
} as const

export const sentences = {
  filesOfOthers: 'Only the uploader, an owner or an admin may delete a file.',
  fileIsThere: 'The file has already been uploaded.',
  filesUnavailable: 'File storage is unavailable right now.',
} as const
