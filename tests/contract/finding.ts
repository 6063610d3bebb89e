/** The ids of a workspace under the name of their parameter. */
export type Finding = { name: string; find: (workspaceId: string) => Promise<string[]> }
