// The stages of a turn as one bar, and as a table that says the same.
import {el} from './dom.js';
import {milliseconds, share} from './format.js';

export function timingsOf(timings) {
  const stages = Object.entries(timings);
  if (stages.length === 0) return el('p', {class: 'soft'}, 'Nothing was measured.');
  const total = stages.reduce((sum, [, value]) => sum + value, 0);
  const bar = el('div', {class: 'stages', 'aria-hidden': 'true'}, ...stages.map(([name, value], at) => {
    const part = el('i', {title: `${words(name)}: ${milliseconds(value)}`, 'data-shade': at % 5});
    part.style.flexGrow = String(value);
    return part;
  }));
  const row = ([name, value], at) => el('tr', {},
    el('th', {scope: 'row'}, el('i', {class: 'swatch', 'data-shade': at % 5, 'aria-hidden': 'true'}), words(name)),
    el('td', {}, milliseconds(value)),
    el('td', {}, share(total > 0 ? value / total : 0)));
  return el('div', {}, bar, el('table', {},
    el('caption', {class: 'unseen'}, 'Time by stage'),
    el('thead', {class: 'unseen'},
      el('tr', {}, ...['Stage', 'Time', 'Share'].map((name) => el('th', {scope: 'col'}, name)))),
    el('tbody', {}, ...stages.map(row)),
    el('tfoot', {},
      el('tr', {}, el('th', {scope: 'row'}, 'All'), el('td', {}, milliseconds(total)), el('td', {}, share(1))))));
}

const words = (name) => name.replaceAll('_', ' ');
