import { nameTaken } from '@/app/_forms/name-taken'

export const projectNameTaken = nameTaken('This workspace already has a project with this name.')
