// The facts of a prompt by where they come from, and placeholders told apart from the words around them.
import {el} from './dom.js';
import {count, scoreOf} from './format.js';

const PLACEHOLDER = /(<[A-Z][A-Z_]*_\d+>)/;
const MOST = 300;

/** Texts and marks for "<NAME_1> here". */
export function masked(text) {
  return text.split(PLACEHOLDER).map((part, at) => (at % 2 === 1 ? el('mark', {}, part) : part));
}

export function factsOf(facts) {
  if (facts.length === 0) return [el('p', {class: 'soft'}, 'None were found.')];
  const groups = Map.groupBy ? Map.groupBy(facts, ({source}) => source) : grouped(facts);
  return [...groups].map(([source, members]) => group(source, members));
}

function group(source, members) {
  const told = source === 'knowledge' ? passage : fact;
  const name = source === 'knowledge' ? 'knowledge (passages)' : source;
  return el('details', {class: 'provenance', open: members.length <= 3},
    el('summary', {}, name, el('span', {class: 'soft'}, count(members.length))),
    el('ul', {}, ...members.slice(0, MOST).map(({text}) => el('li', {}, ...told(text)))));
}

function grouped(facts) {
  const groups = new Map();
  for (const one of facts) groups.set(one.source, [...(groups.get(one.source) ?? []), one]);
  return groups;
}

function fact(text) {
  const values = parsed(text);
  if (!values) return [el('p', {class: 'masked'}, ...masked(text))];
  return [el('dl', {}, ...Object.entries(values).map(([name, value]) =>
    el('div', {}, el('dt', {}, name), el('dd', {}, ...masked(plain(value))))))];
}

/** A list of words as such; what is deeper, as JSON. */
function plain(value) {
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function passage(text) {
  const values = parsed(text);
  if (!values?.text) return fact(text);
  const {title, source, score, text: words} = values;
  return [
    el('p', {class: 'passage-title'}, ...masked(String(title || source || 'Passage')),
      typeof score === 'number' ? el('span', {class: 'score'}, scoreOf(score)) : null),
    el('p', {class: 'small soft'}, ...masked(String(words))),
  ];
}

/** The object a text is, or null where it is none. */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
