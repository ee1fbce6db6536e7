// Side columns that become drawers where there is no room for them: modal, closed by Escape, focus goes back.
import {byId} from './dom.js';

const veil = byId('veil');
const outside = [document.querySelector('.skip'), document.querySelector('.top'), byId('main')];
const drawers = [];
let opened = null;

/** `wide` is the media query in which it is a column and no drawer. */
export function drawer(id, opener, wide) {
  const element = byId(id);
  const button = byId(opener);
  const query = matchMedia(wide);
  const one = {
    element,
    button,
    get isColumn() { return query.matches; },
    open() {
      if (query.matches || opened === one) return;
      closeDrawer();
      opened = one;
      element.classList.add('open');
      element.setAttribute('role', 'dialog');
      element.setAttribute('aria-modal', 'true');
      button.setAttribute('aria-expanded', 'true');
      others(element).forEach((other) => { other.inert = true; });
      veil.hidden = false;
      element.querySelector('[data-close]').focus();
    },
  };
  button.addEventListener('click', one.open);
  element.querySelector('[data-close]').addEventListener('click', () => closeDrawer());
  query.addEventListener('change', () => { if (opened === one) closeDrawer(); });
  drawers.push(one);
  return one;
}

export function closeDrawer({focus = true} = {}) {
  if (!opened) return;
  const {element, button} = opened;
  opened = null;
  element.classList.remove('open');
  element.setAttribute('role', 'complementary');
  element.removeAttribute('aria-modal');
  button.setAttribute('aria-expanded', 'false');
  others(element).forEach((other) => { other.inert = false; });
  veil.hidden = true;
  if (focus) button.focus();
}

const others = (element) => [...outside, ...drawers.map((one) => one.element)].filter((other) => other !== element);

veil.addEventListener('click', () => closeDrawer());
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) closeDrawer();
});

/** The header's links behind one button where the header is narrow. */
export function accountMenu() {
  const menu = byId('account');
  const button = byId('open-account');
  const set = (open) => {
    menu.classList.toggle('open', open);
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => set(!menu.classList.contains('open')));
  // After the switch or link itself was told, which may have moved the focus on.
  menu.addEventListener('click', () => {
    if (!menu.classList.contains('open')) return;
    const focused = menu.contains(document.activeElement);
    set(false);
    if (focused) button.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!menu.contains(event.target) && !button.contains(event.target)) set(false);
  });
  for (const part of [menu, button]) {
    part.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !menu.classList.contains('open')) return;
      set(false);
      button.focus();
    });
  }
}
