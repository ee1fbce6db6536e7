// What an answer stands on: chips that open the snippet.
import {byId, el, icon} from './dom.js';

const dialog = byId('citation');
byId('citation-close').addEventListener('click', () => dialog.close());
dialog.addEventListener('click', (event) => {
  // Only the backdrop has the dialog itself as its target beyond the dialog's box.
  const {left, right, top, bottom} = dialog.getBoundingClientRect();
  const {clientX: x, clientY: y} = event;
  const beyond = x < left || x > right || y < top || y > bottom;
  if (event.target === dialog && beyond) dialog.close();
});

export function chips(citations) {
  if (citations.length === 0) return [];
  const items = citations.map((citation) => el('li', {}, chip(citation)));
  return [el('ul', {class: 'citations', 'aria-label': 'Sources'}, ...items)];
}

function chip(citation) {
  const open = () => {
    byId('citation-title').textContent = citation.title || citation.source;
    byId('citation-source').textContent = `${citation.source}, passage ${citation.chunk}`;
    byId('citation-text').textContent = citation.text;
    // The browser gives the focus back to the chip when it closes.
    dialog.showModal();
  };
  return el('button', {class: 'chip', type: 'button', 'aria-haspopup': 'dialog', on: {click: open}},
    icon('quote'), citation.title || citation.source);
}
