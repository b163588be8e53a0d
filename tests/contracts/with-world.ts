import type { ContractTool, ContractWorld } from './contract-world.ts';

/** Runs a test's body at a stand-in of its own, and stops it whatever comes. */
export async function withWorld(
  tool: ContractTool,
  body: (world: ContractWorld) => Promise<void>,
): Promise<void> {
  const world = await tool.start();
  try {
    await body(world);
  } finally {
    await world.close();
  }
}
