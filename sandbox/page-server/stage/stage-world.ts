import type { World } from '../../demo/world.ts';

/** What stands around Slack, with Slack. */
export type StageWorld = Pick<
  World,
  'slack' | 'asana' | 'smartsheet' | 'github' | 'app' | 'clock' | 'filling'
>;

/** A Slack that is used by itself, as by a test, has nothing around it that the page could show. */
export const isStage = (world: Pick<World, 'slack'>): world is StageWorld => 'clock' in world;
