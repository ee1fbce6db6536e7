// One line at the foot of the page for what concerns all of it: the shop opens, or cannot be reached.
import {el, smallButton} from './dom.js';

let line = null;
let opening = false;

function show(...content) {
  hide();
  line = el('div', {class: 'notice', role: 'status', id: 'notice'});
  document.body.append(line);
  // Filled after it stands there, since live regions tell changes only.
  line.append(...content);
}

function hide() {
  line?.remove();
  line = null;
  opening = false;
}

export const notice = {
  opening() {
    if (opening) return;
    show(el('span', {class: 'spinner', 'aria-hidden': 'true'}), el('span', {}, 'The shop is opening ...'));
    opening = true;
  },
  opened() {
    if (opening) hide();
  },
  /** A failure that leaves the page without what it needs. */
  failed(message, retry) {
    const again = () => { hide(); retry(); };
    show(el('span', {}, message), smallButton('Try again', again));
  },
  hide,
};
