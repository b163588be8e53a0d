import { describe } from '@jest/globals';
import { accountContract } from './account-contract.ts';
import { commentContract } from './comment-contract.ts';
import type { ContractTool } from './contract-world.ts';
import { failureContract } from './failure-contract.ts';
import { fieldContract } from './field-contract.ts';
import { fileContract } from './file-contract.ts';
import { findContract } from './find-contract.ts';
import { quotaContract } from './quota-contract.ts';
import { signInContract } from './sign-in-contract.ts';
import { statusContract } from './status-contract.ts';
import { taskContract } from './task-contract.ts';
import { webhookContract } from './webhook-contract.ts';

/**
 * What every connector has to do, whatever its tool. A tool's test file calls it with its stand-in; each test
 * starts one of its own.
 */
export function connectorContract(tool: ContractTool): void {
  describe(`the connector of ${tool.name}`, () => {
    accountContract(tool);
    signInContract(tool);
    fieldContract(tool);
    taskContract(tool);
    statusContract(tool);
    commentContract(tool);
    fileContract(tool);
    findContract(tool);
    failureContract(tool);
    webhookContract(tool);
    quotaContract(tool);
  });
}
