import { sqliteColumns } from './columns.ts';
import { defineSchema } from './schema.ts';

/** The tables for SQLite, by name, as drizzle-kit reads them. */
export const {
  workspaces,
  people,
  streams,
  streamMembers,
  fields,
  forms,
  requests,
  history,
  cards,
  requestFiles,
  fieldValues,
  requestWords,
  integrations,
  connectedTools,
  tasks,
  deliveries,
  seenEvents,
  spending,
  audit,
  listChoices,
  savedLists,
  userGroups,
  knownChannels,
  channelMembers,
  mutes,
  formDrafts,
  homes,
} = defineSchema(sqliteColumns);
