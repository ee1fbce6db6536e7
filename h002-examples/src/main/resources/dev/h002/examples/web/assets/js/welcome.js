// What stands where no conversation is open: a greeting, and what one could say first.
import {byId, el, icon} from './dom.js';
import {distance} from './format.js';

const SUGGESTIONS = [
  "I'm cold", 'What can I get quickly?', 'Do I have any coupons left?', 'Where is my order?', 'Any offers?',
  'How do returns work?',
];

/** `choose(message)` is told of a suggestion that was taken. */
export function startWelcome(name, choose) {
  const hour = new Date().getHours();
  const greeting = hour < 5 || hour >= 18 ? 'Good evening' : hour < 12 ? 'Good morning' : 'Good afternoon';
  byId('greeting').textContent = `${greeting}, ${name.trim().split(/\s+/)[0]}.`;
  byId('suggestions').replaceChildren(...SUGGESTIONS.map((text) =>
    el('li', {}, el('button', {class: 'suggestion', type: 'button', on: {click: () => choose(text)}}, text))));
}

/** The line above the greeting; without a place near it stays empty, and keeps its height. */
export function showNear(nearest, away) {
  const line = byId('near');
  if (!nearest || away === null) line.replaceChildren();
  else line.replaceChildren(icon('directions'), `${away < 15 ? 'At' : `${distance(away)} from`} ${nearest.name}`);
}

export function showWelcome(shown) {
  byId('welcome').hidden = !shown;
}
