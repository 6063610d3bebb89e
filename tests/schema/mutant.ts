/** One fault planted into who may do what. The lines of the matrix of the `verbs` of `table` can show it. Without a table any can. */
export type Mutant = { name: string; ddl: string; table?: string; verbs?: string[] }
