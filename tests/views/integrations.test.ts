import { describe, expect, test } from '@jest/globals';
import type { ConnectorWords } from '../../src/integrations/connector.ts';
import { actions, inputs, modals } from '../../src/views/ids.ts';
import { confirmAccount } from '../../src/views/integrations/confirm-account.ts';
import { pasteToken, readToken } from '../../src/views/integrations/paste-token.ts';
import { serviceUser } from '../../src/views/integrations/service-user.ts';
import { checkMessage, checkView } from '../../src/views/limits/check.ts';
import { notice, noticeModal } from '../../src/views/notice.ts';
import { visibleWords } from './support/visible-words.ts';

const words: ConnectorWords = {
  tool: 'Smartsheet',
  component: 'sheet',
  components: 'sheets',
  task: 'row',
  whereIsTheToken: 'In Smartsheet, under Account, Apps & Integrations, API Access.',
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
    const view = pasteToken(words, { tool: 'smartsheet', act: 'add' });
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('API Access');
    expect(visibleWords(view)).toContain('It is stored encrypted');
    expect(readToken({ [inputs.token]: { [actions.answer]: { value: ' abc123\n' } } })).toBe('abc123');
  });

  test('[I4] a changed Integration says whom it acts as until now', () => {
    const view = pasteToken(words, { tool: 'smartsheet', act: 'manage' }, { current: { name: 'Old Bot' } });
    expect(visibleWords(view)).toContain('Streamly acts as *Old Bot* in Smartsheet until');
  });

  test('[I1] a token that the tool refused is asked for again, with the reason', () => {
    const view = pasteToken(
      words,
      { tool: 'smartsheet', act: 'add' },
      { problem: 'Smartsheet does not know it.' },
    );
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('⚠️ Smartsheet does not know it.');
  });

  test('[I1] before it is saved one sees who the tool says it is and what it reaches', () => {
    const account = { id: '1', name: 'Bot <1>', email: 'bot@example.test', reaches: ['Plan: Business'] };
    const view = confirmAccount(words, account, { tool: 'smartsheet', sealedPending: 'sealed' });
    expect(checkView(view)).toEqual([]);
    expect(view.callback_id).toBe(modals.confirmAccount);
    expect(visibleWords(view)).toContain('*Bot &lt;1&gt;*\nbot@example.test');
    expect(visibleWords(view)).toContain('*It can reach*\n• Plan: Business');
    expect(view.submit?.text).toBe('Save');
  });

  test('[I1] an account that reaches very much, or nothing, is shown as well', () => {
    const ids = { tool: 'smartsheet', sealedPending: 'sealed' };
    const many = Array.from({ length: 300 }, (_, i) => `Workspace ${i} ${'x'.repeat(200)}`);
    const view = confirmAccount(words, { id: '1', name: 'Bot', email: null, reaches: many }, ids);
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('… and 280 more');
    const bare = confirmAccount(words, { id: '1', name: 'Bot', email: null, reaches: [] }, ids);
    expect(visibleWords(bare)).not.toContain('It can reach');
    expect(visibleWords(bare)).toContain('no e-mail address');
  });
});

describe('notices', () => {
  test('[R2] a word to one person escapes what somebody typed', () => {
    const message = notice('No Stream is called "<!here>".');
    expect(checkMessage(message)).toEqual([]);
    expect(visibleWords(message)).toBe('No Stream is called "&lt;!here&gt;".');
    expect(checkView(noticeModal('A title that is far too long for a modal', 'Words'))).toEqual([]);
  });
});
