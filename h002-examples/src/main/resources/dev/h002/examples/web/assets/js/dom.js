// Elements are only ever made here and filled as text: no answer, name or snippet can become markup.

export const byId = (id) => document.getElementById(id);

/** el('button', {class: 'tiny', 'aria-label': 'Remove', on: {click}}, 'text', child): null and false are left out. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG, which has a namespace of its own. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const ICONS = {
  list: 'M4 6.5h16M4 12h16M4 17.5h10',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  stop: 'M8 8h8v8H8z',
  tick: 'm5 12.5 4.5 4.5L19 7.5',
  again: 'M19 12a7 7 0 1 1-2.2-5.100M19 4v4h-4',
  quote: 'M6 4.5h9l3.5 3.5v11.5H6zM9 11h6M9 15h6',
  apply_coupon: 'M4 8V6h16v3.5a2.5 2.5 0 0 0 0 5V18H4v-3.5a2.5 2.5 0 0 0 0-5zM9.5 14.5l5-5M9.5 9.5h.01M14.5 14.5h.01',
  directions: 'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.800 12 21 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  track_order: 'M3 6.5h11v10H3zM14 10h4l3 3.5v3h-7'
    + 'M7.5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  start_return: 'M9 6 4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 10h-3',
  reorder: 'M19 12a7 7 0 1 1-2.2-5.100M19 4v4h-4',
  add_to_basket: 'M4 9.5h16l-1.800 10H5.800zM8.5 9.5 12 4l3.5 5.5',
  talk_to_person: 'M4 5.5h16v11H11l-4.5 4v-4H4z',
};

/** An icon beside a text that says the same, so it is hidden from assistive technology. */
export function icon(name) {
  const attributes = {class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false'};
  return svg('svg', attributes, svg('path', {d: ICONS[name] ?? ICONS.quote}));
}

/** A small button of text. */
export function smallButton(label, click, kind = '') {
  return el('button', {class: `button tiny ${kind}`.trim(), type: 'button', on: {click}}, label);
}

/** Puts the icons into a page whose HTML names them: <button data-icon="list">. */
export function placeIcons() {
  for (const holder of document.querySelectorAll('[data-icon]')) holder.prepend(icon(holder.dataset.icon));
}

/** A button that waits stays focusable, which `disabled` would end, and keeps its name. */
export function busy(button, waiting) {
  if (waiting) {
    button.setAttribute('aria-busy', 'true');
    button.setAttribute('aria-disabled', 'true');
    button.append(el('span', {class: 'spinner', 'aria-hidden': 'true'}));
  } else {
    button.removeAttribute('aria-busy');
    button.removeAttribute('aria-disabled');
    button.querySelector('.spinner')?.remove();
  }
}

export const isBusy = (button) => button.getAttribute('aria-busy') === 'true';
