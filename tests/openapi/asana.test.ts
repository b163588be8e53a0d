import { expect, test } from '@jest/globals';
import { seedGids } from '../../sandbox/asana/seed.ts';
import { type AsanaStandIn, startAsana } from '../../sandbox/asana/stand-in.ts';
import { asanaConventions, asanaDeviations } from './asana-deviations.ts';
import { judgeRun, report } from './deviations.ts';
import { createJudge } from './judge.ts';
import { describeWithDescription } from './vendor-description.ts';

type Call = (method: string, path: string, body?: object | FormData) => Promise<Answer>;

/** What the calls below read of answers. */
interface Answer {
  data: { gid: string; custom_field?: { gid: string; enum_options?: { gid: string }[] } };
}

function caller(asana: AsanaStandIn, token: string): Call {
  return async (method, path, body) => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${asana.url}/api/1.0${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: isForm ? body : JSON.stringify({ data: body }) } : {}),
    });
    return (await response.json()) as Answer;
  };
}

describeWithDescription('asana', "[I7] Asana's stand-in", (load) => {
  test('answers every call that a connector needs as the description has it, refusals included', async () => {
    const asana = await startAsana({ statePath: null });
    const call = caller(asana, 'asana-service-user-token');
    await readAll(call);
    const fields = await makeFields(call);
    await writeTask(call, fields);
    await refuseAll(call, asana);
    await asana.close();

    const verdict = judgeRun(createJudge(load(), asanaConventions), asana.exchanges, asanaDeviations);
    expect(report(verdict)).toBe('');
    expect(new Set(asana.exchanges.map(({ status }) => status))).toEqual(
      new Set([200, 201, 400, 401, 402, 403, 404, 429, 503]),
    );
  });
});

const project = seedGids.itHelp;

async function readAll(call: Call): Promise<void> {
  const { data: me } = await call('GET', '/users/me?opt_fields=gid,name,email,workspaces.name');
  await call('GET', `/users/${me.gid}/workspace_memberships?opt_fields=is_guest,workspace.name`);
  await call('GET', '/workspaces?limit=100&opt_fields=name');
  await call('GET', `/workspaces/${seedGids.workspace}/users/ada@acme.example?opt_fields=name,email`);
  await call(
    'GET',
    `/workspaces/${seedGids.workspace}/typeahead?resource_type=project&query=IT&count=100&opt_fields=name`,
  );
  await call('GET', `/projects/${project}?opt_fields=name,permalink_url,workspace.name`);
  await call('GET', `/projects/${project}/project_memberships?user=me&opt_fields=access_level`);
}

async function makeFields(call: Call): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  const options = [{ name: 'Red' }, { name: 'Green' }];
  for (const field of [
    { name: 'Code', resource_subtype: 'text' },
    { name: 'When', resource_subtype: 'date' },
    { name: 'Size', resource_subtype: 'enum', enum_options: options },
    { name: 'Colours', resource_subtype: 'multi_enum', enum_options: options },
    { name: 'Expert', resource_subtype: 'people' },
  ]) {
    const path = `/projects/${project}/addCustomFieldSetting?opt_fields=custom_field.name,custom_field.enum_options.name`;
    const { custom_field: custom } = (await call('POST', path, { custom_field: field })).data;
    made[field.name] = custom?.gid ?? '';
    made[`${field.name} option`] = custom?.enum_options?.[0]?.gid ?? '';
  }
  await call('PUT', `/custom_fields/${made.Code}`, { name: 'Cost centre' });
  await call('POST', `/custom_fields/${made.Size}/enum_options`, { name: 'Blue' });
  await call('PUT', `/enum_options/${made['Size option']}`, { enabled: false });
  await call('PUT', `/enum_options/${made['Size option']}`, { enabled: true });
  await call(
    'GET',
    `/projects/${project}/custom_field_settings?limit=100&opt_fields=custom_field.name,custom_field.enum_options.enabled`,
  );
  return made;
}

async function writeTask(call: Call, fields: Record<string, string>): Promise<void> {
  const values = {
    [fields.Code ?? '']: 'C-1',
    [fields.When ?? '']: { date: '2026-12-24' },
    [fields.Size ?? '']: fields['Size option'],
    [fields.Colours ?? '']: [fields['Colours option']],
    [fields.Expert ?? '']: ['ada@acme.example'],
  };
  const { data: task } = await call('POST', '/tasks?opt_fields=permalink_url', {
    name: 'A laptop',
    html_notes: '<body>For <strong>Ada</strong> &amp; Co\nStreamly reference: r-1</body>',
    projects: [project],
    assignee: 'ada@acme.example',
    due_on: '2026-12-01',
    completed: false,
    custom_fields: values,
  });
  await call(
    'GET',
    `/tasks/${task.gid}?opt_fields=name,notes,completed,due_on,assignee.email,permalink_url,custom_fields.text_value,custom_fields.date_value,custom_fields.enum_value.name,custom_fields.multi_enum_values.name,custom_fields.people_value.email`,
  );
  await call(
    'GET',
    `/tasks?project=${project}&modified_since=2026-01-01T00:00:00.000Z&limit=1&opt_fields=notes`,
  );
  const nothing = Object.fromEntries(Object.keys(values).map((gid) => [gid, null]));
  await call('PUT', `/tasks/${task.gid}`, { assignee: null, due_on: null, custom_fields: nothing });

  const link = new FormData();
  link.set('parent', task.gid);
  link.set('resource_subtype', 'external');
  link.set('url', 'https://acme.slack.com/archives/C1/p1');
  link.set('name', 'Open in Slack');
  await call('POST', '/attachments', link);
  await call('GET', `/attachments?parent=${task.gid}&limit=100&opt_fields=name,view_url`);
}

async function refuseAll(call: Call, asana: AsanaStandIn): Promise<void> {
  await caller(asana, 'nobody')('GET', '/users/me');
  await call('GET', '/tasks/1');
  await call('GET', `/projects/${seedGids.payroll}`);
  await call('POST', '/tasks', {
    name: 'Nowhere',
    html_notes: '<body><p>No</p></body>',
    projects: [project],
  });
  for (const status of [402, 429, 503]) {
    asana.fail({ kind: 'status', status, times: 1 });
    await call('GET', '/users/me');
  }
}
