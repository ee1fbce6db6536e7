// What of today's messages and tokens is used.
import {el} from './dom.js';
import {count, nextMoment} from './format.js';

export function showUsage(host, usage) {
  if (!usage) {
    host.replaceChildren(el('p', {class: 'small soft'}, 'Not known at the moment.'));
    return;
  }
  const {requests, tokens, resetsAt} = usage;
  const limited = requests.limit !== null || tokens.limit !== null;
  const starts = resetsAt ? `Starts over ${nextMoment(resetsAt)}.` : '';
  const rest = limited ? starts : 'There is no limit.';
  host.replaceChildren(
    row('Messages', requests), row('Tokens', tokens), el('p', {class: 'small soft'}, rest));
}

function row(label, {used, limit}) {
  const text = limit === null ? count(used) : `${count(used)} of ${count(limit)}`;
  const line = el('div', {class: 'usage-line'}, el('span', {}, label), el('span', {class: 'soft'}, text));
  if (limit === null) return el('div', {class: 'usage'}, line);
  const fill = el('i');
  fill.style.width = `${limit > 0 ? Math.min(100, (used / limit) * 100) : 100}%`;
  return el('div', {class: 'usage'}, line, el('div', {
    class: 'meter', role: 'meter', 'aria-label': `${label} used today`, 'aria-valuemin': 0, 'aria-valuemax': limit,
    'aria-valuenow': Math.min(used, limit), 'aria-valuetext': text,
  }, fill));
}
