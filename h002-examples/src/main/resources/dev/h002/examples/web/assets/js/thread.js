// The turns on the page: at most so many, and the view stays at the end only for who is at the end.
import {focusMessage} from './composer.js';
import {byId} from './dom.js';

const MAX_TURNS = 200;
const NEAR = 64;

const scroller = byId('scroller');
const thread = byId('thread');
const toEnd = byId('to-end');
let atEnd = true;

scroller.addEventListener('scroll', () => {
  atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
  toEnd.hidden = atEnd;
}, {passive: true});
toEnd.addEventListener('click', () => {
  showEnd();
  focusMessage();
});
// Keyboards that slide in and answers that grow change both heights.
const sizes = new ResizeObserver(() => { if (atEnd) showEnd(); });
sizes.observe(scroller);
sizes.observe(thread);

export function add(turn) {
  thread.append(turn.element);
  while (thread.childElementCount > MAX_TURNS) thread.firstElementChild.remove();
}

export function clear() {
  thread.replaceChildren();
  atEnd = true;
  toEnd.hidden = true;
  scroller.scrollTop = 0;
}

/** The turns that would stay, so that a long conversation does not build those that go at once. */
export const latest = (turns) => turns.slice(-MAX_TURNS);

export function showEnd() {
  atEnd = true;
  scroller.scrollTop = scroller.scrollHeight;
}
