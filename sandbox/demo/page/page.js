/**
 * The page works without this. With it, forms are posted without leaving the page, external selects are asked while
 * one types, and the page follows what happens without touching what is being typed.
 */

const lookEveryMs = 500;
const typingPauseMs = 200;

/** What the server last sent of each live region, by id. */
const sent = new Map([...document.querySelectorAll('[data-live]')].map((each) => [each.id, each.outerHTML]));
let tag = '';
let running = 0;
let done = 0;

async function look() {
  const before = done;
  if (running === 0 && !document.hidden) {
    try {
      const response = await fetch(location.href, { headers: { 'if-none-match': tag }, cache: 'no-store' });
      if (response.ok && running === 0 && before === done) {
        tag = response.headers.get('etag') ?? '';
        show(await response.text());
      }
    } catch {
      // The sandbox was stopped, or starts again: look once more later.
    }
  }
  setTimeout(() => void look(), lookEveryMs);
}

async function post(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  for (const open of document.querySelectorAll(':popover-open')) open.hidePopover();
  running += 1;
  try {
    const response = await fetch(form.action, { method: 'POST', body });
    if (response.redirected && response.url !== location.href) history.pushState(null, '', response.url);
    if (response.ok && form.dataset.once !== undefined) form.reset();
    const complaint = show(await response.text()).querySelector('#complaint');
    document.querySelector('#complaint').textContent = complaint?.textContent ?? '';
  } catch {
    document.querySelector('#complaint').textContent = 'The sandbox does not answer. Does it still run?';
  } finally {
    running -= 1;
    done += 1;
    tag = '';
  }
}

function show(text) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  for (const fresh of page.querySelectorAll('[data-live]')) {
    const markup = fresh.outerHTML;
    const old = document.getElementById(fresh.id);
    if (!old || sent.get(fresh.id) === markup) continue;
    sent.set(fresh.id, markup);
    replace(old, document.adoptNode(fresh));
  }
  return page;
}

function replace(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const selection = focused?.selectionStart ?? null;
  const openMenus = [...old.querySelectorAll(':popover-open')].map(({ id }) => id);
  const scrolled = [...old.querySelectorAll('.scroll, .wide')].map((each) => ({
    id: each.id,
    top: isAtEnd(each) ? Number.MAX_SAFE_INTEGER : each.scrollTop,
    left: each.scrollLeft,
  }));
  for (const details of old.querySelectorAll('details[open]')) {
    fresh.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute('open', '');
  }
  for (const control of old.querySelectorAll('input, textarea, select')) keepTyped(control, fresh);
  old.replaceWith(fresh);

  for (const { id, top, left } of scrolled) document.getElementById(id)?.scrollTo({ top, left });
  for (const id of openMenus) document.getElementById(id)?.showPopover();
  const view = fresh.querySelector('[data-view]')?.dataset.view;
  if (view !== old.querySelector('[data-view]')?.dataset.view) focusFirst(fresh);
  else if (focused) focusAgain(same(focused, fresh), selection);
}

const isAtEnd = (each) =>
  each.dataset.fromEnd !== undefined && each.scrollHeight - each.scrollTop - each.clientHeight < 40;

function focusFirst(fresh) {
  const first = fresh.querySelector('[autofocus], .scroll :is(input:not([type=hidden]), textarea, select)');
  (first ?? fresh.querySelector('footer button') ?? document.getElementById('say'))?.focus();
}

function focusAgain(control, selection) {
  control?.focus({ preventScroll: true });
  if (selection !== null && control?.setSelectionRange) control.setSelectionRange(selection, selection);
}

const ticked = (control) => control.type === 'checkbox' || control.type === 'radio';

/** The control of the new markup that stands for an old one. */
function same(old, fresh) {
  return [...fresh.querySelectorAll(old.tagName)].find(
    (each) =>
      each.id === old.id &&
      each.name === old.name &&
      (old.tagName !== 'BUTTON' || each.value === old.value) &&
      (!ticked(old) || each.value === old.value),
  );
}

/** What the server does not know yet is carried over to the new markup. */
function keepTyped(old, fresh) {
  if (old.type === 'hidden') return;
  const target = same(old, fresh);
  if (!target) return;
  if (ticked(old)) {
    if (old.checked !== old.defaultChecked) target.checked = old.checked;
  } else if (old.tagName === 'SELECT') {
    const initial = [...old.options].find((option) => option.defaultSelected) ?? old.options[0];
    if (old.value !== initial?.value) target.value = old.value;
  } else if (old.value !== old.defaultValue) target.value = old.value;
}

let typing;

async function suggest(box) {
  const body = new URLSearchParams(new FormData(box.form));
  body.set('search', box.dataset.search);
  body.set('text', box.value);
  const response = await fetch(`/suggest${location.search}`, { method: 'POST', body });
  if (response.ok) box.parentElement.querySelector('[data-offered]').innerHTML = await response.text();
}

document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  event.preventDefault();
  void post(event.target, event.submitter);
});
document.addEventListener('change', ({ target }) => {
  if (target.closest('[data-dispatch]') && !target.dataset.search) void post(target.form, null);
});
document.addEventListener('input', ({ target }) => {
  if (!target.dataset.search) return;
  clearTimeout(typing);
  typing = setTimeout(() => void suggest(target), typingPauseMs);
});
document.addEventListener('focusin', ({ target }) => {
  if (target.dataset.search && target.value === '') void suggest(target);
});
window.addEventListener('popstate', () => location.reload());

for (const each of document.querySelectorAll('[data-from-end]')) each.scrollTo({ top: each.scrollHeight });
focusFirst(document.querySelector('#modal [data-view]') ?? document.body);
void look();
