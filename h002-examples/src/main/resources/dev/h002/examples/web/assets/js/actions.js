// What an answer offers to do: each button tells its state in words and is sent once.
import {sentence} from './api.js';
import {busy, el, icon, isBusy, smallButton} from './dom.js';

const DONE = {
  apply_coupon: 'Applied', directions: 'Ready', track_order: 'Found', start_return: 'Return started',
  reorder: 'Ordered', add_to_basket: 'Added', talk_to_person: 'Passed on',
};
const ENDED = {EXPIRED: 'Expired', DECLINED: 'Declined'};

/**
 * The offers of an answer, the most wanted first, and those of earlier answers.
 * `desk.confirm(action)` does one and gives {action, changed, text};
 * `desk.after(action, now)` is what can be shown of one that is done, now or before, {label, run}, or null.
 */
export function offers(actions, earlier, desk) {
  const shown = actions.length > 0 ? [list(actions, desk)] : [];
  if (earlier.length > 0) {
    shown.unshift(el('details', {class: 'earlier'}, el('summary', {}, 'Earlier offers'), list(earlier, desk)));
  }
  return shown;
}

function list(actions, desk) {
  const items = actions.map((action, at) => offer(action, at, desk));
  return el('ul', {class: 'offers', 'aria-label': 'What I can do'}, ...items);
}

function offer(action, at, desk) {
  const state = el('span', {class: 'state-word'});
  const result = el('p', {class: 'result', role: 'status'});
  const kind = `button offer${at === 0 ? ' first' : ''}`;
  const button = el('button', {class: kind, type: 'button', 'data-action': action.type},
    icon(action.type), el('span', {class: 'label'}, action.label), state);

  const more = el('div', {class: 'more'});

  const show = (done, justNow = false) => {
    const {state: now, type} = done;
    button.dataset.state = now;
    if (now === 'OFFERED') return;
    button.setAttribute('aria-disabled', 'true');
    const word = now === 'DONE' ? DONE[type] ?? 'Done' : ENDED[now] ?? now;
    state.replaceChildren(...(now === 'DONE' ? [icon('tick')] : []), word);
    const after = now === 'DONE' ? desk.after(done, justNow) : null;
    if (after) more.replaceChildren(smallButton(after.label, after.run));
  };

  button.addEventListener('click', async () => {
    if (isBusy(button) || button.getAttribute('aria-disabled') === 'true') return;
    result.textContent = '';
    result.classList.remove('failed');
    state.replaceChildren();
    busy(button, true);
    try {
      const done = await desk.confirm(action);
      busy(button, false);
      show(done.action, true);
      result.textContent = done.text;
    } catch (failure) {
      busy(button, false);
      button.dataset.state = 'FAILED';
      state.textContent = 'Try again';
      result.textContent = sentence(failure);
      result.classList.add('failed');
    }
  });

  // No timer for expiresAt: the shop's clock decides, and says so when it is asked.
  show(action);
  return el('li', {}, button, result, more);
}
