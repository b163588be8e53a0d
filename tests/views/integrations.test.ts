import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkView as checkViewOfStandIn } from '../../sandbox/slack/block-kit-check.ts';
import type { AccountCheck, AccountWarning } from '../../src/domain/integrations/account-check.ts';
import type { ConnectorWords } from '../../src/integrations/connector.ts';
import { inputs } from '../../src/views/block-ids.ts';
import { actions, modals } from '../../src/views/ids.ts';
import {
  removeIntegrationModal,
  renameIntegrationModal,
} from '../../src/views/integrations/change-integration.ts';
import { confirmAccount } from '../../src/views/integrations/confirm-account.ts';
import { failedDeliveriesModal } from '../../src/views/integrations/failed-deliveries.ts';
import type { ShownHealth } from '../../src/views/integrations/health.ts';
import { integrationWindow, readToken } from '../../src/views/integrations/integration-window.ts';
import { serviceUser } from '../../src/views/integrations/service-user.ts';
import { checkMessage, checkView } from '../../src/views/limits/check.ts';
import { notice, noticeModal } from '../../src/views/notice.ts';
import { anyCheck, anyFailedPage, anyHealth } from './support/arbitrary-health.ts';
import { withoutShrinking } from './support/run-settings.ts';
import { buttonsOf, elements, visibleWords } from './support/visible-words.ts';

const words: ConnectorWords = {
  tool: 'Smartsheet',
  component: 'sheet',
  components: 'sheets',
  task: 'row',
  whereIsTheToken: 'In Smartsheet, under Account, Apps & Integrations, API Access.',
  deletedField: 'it stays.',
};

const current: ShownHealth = {
  account: { name: 'Old Bot', email: null },
  pausedBecause: null,
  label: null,
  waiting: 0,
  failed: 0,
  lastSuccessAt: null,
  quota: { used: 0, perMinute: 300 },
  limitedUntil: null,
  warnings: [],
};

describe('adding an Integration', () => {
  test('[I1] first a page says what a service user is and why, and goes on at I understand', () => {
    const view = serviceUser(words, { tool: 'smartsheet', act: 'add' });
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('an account in Smartsheet that belongs to no real person');
    expect(visibleWords(view)).toContain('Why not your own account?');
    expect(view.submit?.text).toBe('I understand');
    expect(view.title.text).toBe('Add Integration');
  });

  test('[I4] the same page comes before an Integration is changed', () => {
    expect(serviceUser(words, { tool: 'smartsheet', act: 'manage' }).title.text).toBe('Manage Integration');
  });

  test('[I1] the token is asked for with where to find it, and read without what copying brings along', () => {
    const view = integrationWindow(words, { tool: 'smartsheet', act: 'add' });
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('API Access');
    expect(visibleWords(view)).toContain('It is stored encrypted');
    expect(readToken({ [inputs.token]: { [actions.answer]: { value: ' abc123\n' } } })).toBe('abc123');
  });

  test('[I4] a changed Integration says how it is, whom it acts as until now, and what can be done', () => {
    const view = integrationWindow(words, { tool: 'smartsheet', act: 'manage' }, { current });
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('🟢 Working');
    expect(visibleWords(view)).toContain('Streamly acts as *Old Bot* in Smartsheet until');
    const buttons = Object.keys(buttonsOf(view));
    expect(buttons).toEqual(['Rename', 'Pause', 'Check access', 'Remove']);
    const troubled = { ...current, pausedBecause: 'An admin has paused it.', failed: 3 };
    const paused = integrationWindow(words, { tool: 'smartsheet', act: 'manage' }, { current: troubled });
    expect(Object.keys(buttonsOf(paused))).toEqual([
      'Rename',
      'Resume',
      'Check access',
      'Failed (3)',
      'Remove',
    ]);
  });

  test('[I1] where one can sign in in the browser there is a link for it, and the token may stay empty', () => {
    const signInUrl = 'https://streamly.test/integrations/smartsheet/authorize?link=1';
    const view = integrationWindow(words, { tool: 'smartsheet', act: 'add' }, { signInUrl });
    expect(checkView(view)).toEqual([]);
    const link = elements(view).find(({ action_id: id }) => id === actions.signIn);
    expect(link).toMatchObject({ url: signInUrl, text: { text: 'Sign in with Smartsheet' } });
    expect(view.blocks.find(({ type }) => type === 'input')).toMatchObject({ optional: true });
    const without = integrationWindow(words, { tool: 'smartsheet', act: 'add' });
    expect(Object.keys(buttonsOf(without))).toEqual([]);
    expect(without.blocks.find(({ type }) => type === 'input')).toMatchObject({ optional: false });
  });

  test('[I1] a token that the tool refused is asked for again, with the reason', () => {
    const view = integrationWindow(
      words,
      { tool: 'smartsheet', act: 'add' },
      { problem: 'Smartsheet does not know it.' },
    );
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('⚠️ Smartsheet does not know it.');
  });

  const account = { id: '1', name: 'Bot <1>', email: 'bot@example.test', reaches: ['Plan: Business'] };
  const check: AccountCheck = {
    account,
    warnings: [],
    checkedTools: [],
    replaces: null,
    isSignedIn: false,
  };
  const ids = { tool: 'smartsheet', spareId: 'spare' };

  test('[I1] before it is saved one sees who the tool says it is and what it reaches', () => {
    const view = confirmAccount(words, check, ids);
    expect(checkView(view)).toEqual([]);
    expect(view.callback_id).toBe(modals.confirmAccount);
    expect(visibleWords(view)).toContain('Smartsheet says that this token belongs to');
    expect(visibleWords(view)).toContain('*Bot &lt;1&gt;*\nbot@example.test');
    expect(visibleWords(view)).toContain('*It can reach*\n• Plan: Business');
    expect(visibleWords(view)).not.toContain('another account');
    expect(view.submit?.text).toBe('Save');
  });

  test('[I4] another account than before is said, with all that would stop', () => {
    const stop: AccountWarning = {
      kind: 'component',
      component: 'Help desk',
      streams: ['IT help', 'Facilities'],
      problem: 'The account has no access to it.',
      stops: true,
    };
    const replaces = { id: '2', name: 'Old Bot' };
    const view = confirmAccount(words, { ...check, replaces, warnings: [stop], isSignedIn: true }, ids);
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('it takes the place of *Old Bot*');
    expect(visibleWords(view)).toContain('⛔ *What would stop*');
    expect(visibleWords(view)).toContain(
      '• *Help desk* (IT help, Facilities): The account has no access to it.',
    );
    const same = confirmAccount(words, { ...check, replaces: { id: '1', name: 'Bot' } }, ids);
    expect(visibleWords(same)).not.toContain('another account');
  });

  test('[I3] what makes the account look like a real person is said, with what to do', () => {
    const warnings: AccountWarning[] = [
      { kind: 'slack_person', userId: 'U1', name: 'Ada', isDeactivated: false },
    ];
    const view = confirmAccount(words, { ...check, warnings }, ids);
    expect(visibleWords(view)).toContain('looks like the account of a real person');
    expect(visibleWords(view)).toContain('Better make a service user');
    expect(view.submit?.text).toBe('Save');
  });

  test('[I1] an account that reaches very much, or nothing, is shown as well', () => {
    const many = Array.from({ length: 300 }, (_, i) => `Workspace ${i} ${'x'.repeat(200)}`);
    const view = confirmAccount(words, { ...check, account: { ...account, reaches: many } }, ids);
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('… and 280 more');
    const bare = confirmAccount(words, { ...check, account: { ...account, email: null, reaches: [] } }, ids);
    expect(visibleWords(bare)).not.toContain('It can reach');
    expect(visibleWords(bare)).toContain('no e-mail address');
  });
});

describe('changing an Integration', () => {
  const ids = { tool: 'smartsheet', windowId: 'V1' };

  test('[I4] before it is removed one reads which Streams stop and how many deliveries wait', () => {
    const removal = { streams: ['IT help', 'Facilities'], waiting: 1, failed: 2, isSignedIn: true };
    const view = removeIntegrationModal(words, removal, ids);
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('• IT help\n• Facilities');
    expect(visibleWords(view)).toContain('1 change that wait and 2 that failed will not be delivered.');
    expect(visibleWords(view)).toContain('Its access is taken back in Smartsheet');
    const many = Array.from({ length: 500 }, (_, n) => `Stream ${n} ${'x'.repeat(60)}`);
    const large = removeIntegrationModal(words, { ...removal, streams: many, isSignedIn: false }, ids);
    expect(checkView(large)).toEqual([]);
    expect(visibleWords(large)).toContain('… and 480 more Streams');
    expect(visibleWords(large)).toContain('It stays valid in Smartsheet until you delete it there');
    const idle = removeIntegrationModal(words, { ...removal, streams: [], waiting: 0, failed: 0 }, ids);
    expect(visibleWords(idle)).toContain('No Stream sends its Requests to Smartsheet.');
    expect(visibleWords(idle)).toContain('Nothing is waiting');
  });

  test('[I4] its name can be changed, and taken away again', () => {
    const view = renameIntegrationModal(words, 'Our sheets', ids);
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('Without a name it is called Smartsheet.');
    expect(checkView(renameIntegrationModal(words, null, ids))).toEqual([]);
  });

  test('[I5] what failed is read with its Request, reason and time, and retried or given up', () => {
    const failedAt = new Date('2026-05-06T07:08:00Z');
    const request = { number: 12, subject: 'Laptop', permalink: 'https://slack.test/p1' };
    const lines = [
      { seq: 5, request, stream: 'IT help', reason: 'No licence.', attempts: 3, failedAt },
      { seq: 4, request: null, stream: 'IT help', reason: null, attempts: 1, failedAt: null },
    ];
    const view = failedDeliveriesModal(words, 'smartsheet', { lines, page: 1, pages: 2, total: 10 });
    expect(checkView(view)).toEqual([]);
    const shown = visibleWords(view);
    expect(shown).toContain('10 changes could not be delivered to Smartsheet.');
    expect(shown).toContain('<https://slack.test/p1|#12 Laptop> · IT help\nNo licence.\n<!date^1778051280^');
    expect(shown).toContain('3 attempts');
    expect(shown).toContain('*The fields of “IT help”*\nThe reason is not known.\n1 attempt');
    expect(shown).toContain('Page 2 of 2');
    expect(elements(view).filter(({ type }) => type === 'overflow')).toHaveLength(2);
    const none = failedDeliveriesModal(words, 'smartsheet', { lines: [], page: 0, pages: 1, total: 0 });
    expect(visibleWords(none)).toContain('Nothing has failed.');
    expect(checkView(none)).toEqual([]);
  });

  test('[I5] whatever an account is called, can reach and lacks, Slack takes its windows', () => {
    const wanted = { tool: 'smartsheet', act: 'manage' as const };
    const signInUrl = `https://streamly.test/${'x'.repeat(900)}`;
    fc.assert(
      fc.property(anyHealth, anyCheck, anyFailedPage, (current, anyOne, failed) => {
        for (const view of [
          integrationWindow(words, wanted, { current, signInUrl, problem: current.pausedBecause }),
          confirmAccount(words, anyOne, { tool: 'smartsheet', spareId: 'spare' }),
          failedDeliveriesModal(words, 'smartsheet', failed),
        ]) {
          expect(checkView(view)).toEqual([]);
          expect(checkViewOfStandIn(view)).toEqual([]);
        }
      }),
      { numRuns: 60, ...withoutShrinking },
    );
  }, 120_000);
});

describe('notices', () => {
  test('[R2] a word to one person escapes what somebody typed', () => {
    const message = notice('No Stream is called "<!here>".');
    expect(checkMessage(message)).toEqual([]);
    expect(visibleWords(message)).toBe('No Stream is called "&lt;!here&gt;".');
    expect(checkView(noticeModal('A title that is far too long for a modal', 'Words'))).toEqual([]);
  });
});
