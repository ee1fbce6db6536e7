// Behind the answer: what was read, asked, left out and measured in the last turn. Remembered for the tab.
import {byId, el} from './dom.js';
import {factsOf, masked} from './facts.js';
import {count, list, scoreOf} from './format.js';
import {timingsOf} from './timings.js';

const KEY = 'debug';
const toggle = byId('debug-switch');
const panel = byId('panel-debug');
const tabs = [byId('tab-you'), byId('tab-debug')];

export function startDebug(details) {
  const set = (on) => {
    sessionStorage.setItem(KEY, on ? 'on' : 'off');
    toggle.setAttribute('aria-checked', String(on));
    document.body.classList.toggle('debugging', on);
    byId('details-tabs').hidden = !on;
    byId('details-title').hidden = on;
    select(tabs[on ? 1 : 0]);
  };
  toggle.addEventListener('click', () => {
    const on = toggle.getAttribute('aria-checked') !== 'true';
    set(on);
    if (on) details.open();
  });
  for (const tab of tabs) {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const other = tabs.find((one) => one !== tab);
      select(other);
      other.focus();
    });
  }
  showDebug(null);
  set(sessionStorage.getItem(KEY) === 'on');
}

/** To the customer's own side, if it is covered. */
export const showYou = () => select(tabs[0]);
export const isYouShown = () => tabs[0].getAttribute('aria-selected') === 'true';

function select(tab) {
  for (const one of tabs) {
    one.setAttribute('aria-selected', String(one === tab));
    one.tabIndex = one === tab ? 0 : -1;
    byId(one.getAttribute('aria-controls')).hidden = one !== tab;
  }
}

export function showDebug(done) {
  const debug = done?.debug;
  if (!debug) {
    panel.replaceChildren(el('p', {class: 'soft'}, 'Ask something, and you see here how the answer came about.'));
    return;
  }
  panel.replaceChildren(
    section('Your message, masked', el('pre', {class: 'masked'}, ...masked(debug.message ?? ''))),
    section('Prompt', ...prompt(debug, done.model)),
    section('Timing', timingsOf(debug.timings ?? {})),
    section('Tokens', el('p', {}, `${count(debug.tokens?.input ?? 0)} in, ${count(debug.tokens?.output ?? 0)} out`)),
    section('Facts', ...factsOf(debug.facts ?? [])),
    section('Understood as', ...needs(debug)),
    section('Sources that did not answer', ...lines(debug.missing, 'None: all answered in time.')),
    section('Trimmed to fit', ...lines(debug.trimmed, 'Nothing.')),
    section('Claims removed from the answer', ...lines(debug.removed, 'None.')));
}

function section(title, ...content) {
  return el('section', {}, el('h2', {}, title), ...content);
}

function prompt({prompt: messages = [], sent}, model) {
  if (messages.length === 0) return [el('p', {class: 'soft'}, 'There was none.')];
  return [
    el('p', {class: 'sent', 'data-sent': String(sent)}, sent
      ? `Sent to ${model}, exactly as it stands here.`
      : 'Not sent: no model was asked. This is what one would be sent.'),
    ...messages.map((message, at) => el('details', {class: 'prompt', open: messages.length < 3},
      el('summary', {}, `Message ${at + 1}${at === 0 ? ', the guard' : ''}`),
      el('pre', {class: 'masked'}, ...masked(message)))),
  ];
}

function needs({needs: found = [], constraints = {}}) {
  const asked = Object.entries(constraints)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? list(value) : value}`);
  return [
    ...lines(found.map(({need, score}) => `${need.replaceAll('_', ' ')} (${scoreOf(score)})`), 'No need it knows.'),
    ...(asked.length > 0 ? [el('p', {class: 'small soft'}, `With ${asked.join(', ')}`)] : []),
  ];
}

function lines(items, none) {
  if (!items || items.length === 0) return [el('p', {class: 'soft'}, none)];
  return [el('ul', {class: 'lines'}, ...items.map((item) => el('li', {}, ...masked(String(item)))))];
}
