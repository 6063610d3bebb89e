import { exportedFiles } from './tables'

/** The readme of an archive. */
export function readme(at: Date, sessionsMax: number): string {
  return [head(at, sessionsMax), ...(exportedFiles.length > 0 ? [aboutFiles()] : [])].join('\n')
}

function head(at: Date, sessionsMax: number) {
  return `What you may see in this application, as of ${at.toISOString()}.

account.json    your account
sessions.jsonl  where you are signed in, the latest ${sessionsMax} at most
workspaces/     a folder for each workspace that you belong to, named by its id, and in it
                a file for each kind of thing that you may see there and that there is

Every line of the .json and .jsonl files is one JSON object (https://jsonlines.org). Moments are in ISO 8601.
What is secret, such as the hash of an API key, is left out.
`
}

function aboutFiles() {
  const tables = exportedFiles.map(({ table }) => `${table}.jsonl`).join(' and ')
  return `Attached files are in the folder files/ of their workspace, each in a folder named by its id in ${tables}. Characters that
some systems refuse in a name are a _ there, and long names are cut; ${tables} has the names as they are.

If some of them could not be had, the workspace has a files-missing.jsonl, which names each of them and the reason:
missing      the storage of files does not have it
unavailable  the storage of files could not be asked; another export may have it
incomplete   it broke off on its way, so it was left out; another export may have it
`
}
