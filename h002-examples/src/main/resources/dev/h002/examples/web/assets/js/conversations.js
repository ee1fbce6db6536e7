// The list of earlier conversations.
import {call} from './api.js';
import {byId, el, smallButton} from './dom.js';
import {ago, fullMoment} from './format.js';

const list = byId('conversation-list');
const empty = byId('conversation-empty');
let known = [];
let current = null;
let open = () => {};

export function startConversations(options) {
  open = options.open;
  byId('new-conversation').addEventListener('click', options.start);
  // "2 minutes ago" is not true for long.
  setInterval(show, 60_000);
}

/** Asked anew after each answer; that it failed is no reason to disturb, the next one asks again. */
export async function refreshConversations() {
  try {
    known = (await call('GET', '/api/conversations')).conversations;
    show();
  } catch {
    if (known.length === 0) list.replaceChildren(failed());
  }
}

export const getConversation = (id, signal) =>
  call('GET', `/api/conversations/${encodeURIComponent(id)}`, null, {signal});

export function markCurrent(id) {
  current = id;
  for (const button of buttons()) {
    if (button.dataset.conversation === id) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
  }
  byId('conversation-title').textContent = known.find((one) => one.id === id)?.title ?? 'New conversation';
}

const buttons = () => [...list.querySelectorAll('[data-conversation]')];

function show() {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.conversation : null;
  list.replaceChildren(...known.map(item));
  empty.hidden = known.length > 0;
  markCurrent(current);
  if (focused) buttons().find((button) => button.dataset.conversation === focused)?.focus();
}

function item({id, title, updatedAt}) {
  const button = el('button', {type: 'button', 'data-conversation': id, on: {click: () => open(id)}},
    el('span', {class: 'title'}, title || 'Conversation'),
    el('time', {datetime: updatedAt, title: fullMoment(updatedAt)}, ago(updatedAt)));
  return el('li', {}, button);
}

function failed() {
  return el('li', {class: 'small soft'}, el('p', {}, 'Your conversations could not be loaded.'),
    smallButton('Try again', refreshConversations));
}
