// The passages that were retrieved for the last answer, best first.
import {byId, el} from './dom.js';
import {scoreOf} from './format.js';

export function showPassages(passages) {
  const host = byId('passages');
  if (!passages || passages.length === 0) {
    host.replaceChildren(el('p', {class: 'small soft'}, passages
      ? 'Nothing in the documents fits the last message.'
      : 'Passages of the shop\'s documents appear here when an answer used them.'));
    return;
  }
  host.replaceChildren(el('ol', {class: 'passages'}, ...passages.map(({title, source, text, score}) =>
    el('li', {}, el('details', {}, el('summary', {},
      el('span', {class: 'title'}, title || source),
      el('span', {class: 'score', title: 'How well it fits, up to 1'}, scoreOf(score))),
    el('p', {class: 'small soft'}, text))))));
}
