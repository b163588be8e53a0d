import { changesContract } from './store-changes.ts';
import { claimsContract } from './store-claims.ts';
import { claimsPropertyContract } from './store-claims-property.ts';
import { storeContract } from './store-contract.ts';
import { deliveriesContract } from './store-deliveries.ts';
import { directoryContract } from './store-directory.ts';
import { storeEngines } from './store-engines.ts';
import { formsContract } from './store-forms.ts';
import { integrationsContract } from './store-integrations.ts';
import { leasesContract } from './store-leases.ts';
import { membershipsContract } from './store-memberships.ts';
import { processesContract } from './store-processes.ts';
import { requestsContract } from './store-requests.ts';
import { streamsContract } from './store-streams.ts';
import { tenancyContract } from './store-tenancy.ts';
import { transactionsContract } from './store-transactions.ts';
import { valuesContract } from './store-values.ts';
import { waysInContract } from './store-ways-in.ts';
import { workspacesContract } from './store-workspaces.ts';

for (const engine of await storeEngines()) {
  storeContract(engine, {
    transactions: transactionsContract,
    tenancy: tenancyContract,
    values: valuesContract,
    workspaces: workspacesContract,
    streams: streamsContract,
    memberships: membershipsContract,
    directory: directoryContract,
    forms: formsContract,
    requests: requestsContract,
    changes: changesContract,
    'ways in': waysInContract,
    integrations: integrationsContract,
    deliveries: deliveriesContract,
    claims: claimsContract,
    leases: leasesContract,
    'claims at random': claimsPropertyContract,
    'several processes': processesContract,
  });
}
