// Preferences as chips, saved at once. What the shop refuses is taken back and said.
import {call, sentence} from './api.js';
import {busy, el, icon, isBusy} from './dom.js';

const MOST = 20;
const LONGEST = 60;

export function startPreferences(host, path, saved) {
  let preferences = saved;
  const chips = el('ul', {class: 'preferences'});
  const message = el('p', {class: 'message small', id: 'preference-message', role: 'alert'});
  const input = el('input', {
    id: 'preference', type: 'text', maxlength: LONGEST, placeholder: 'vegan, no nuts, ...', autocomplete: 'off',
    'aria-label': 'New preference', 'aria-describedby': 'preference-message',
  });
  const add = el('button', {class: 'button', type: 'submit'}, 'Add');
  const box = el('form', {class: 'inline'}, input, add);

  const show = () => chips.replaceChildren(...(preferences.length > 0
    ? preferences.map(chip)
    : [el('li', {class: 'small soft'}, 'Nothing yet. What you add is kept in mind for each answer.')]));

  function chip(preference, at) {
    const remove = el('button', {type: 'button', 'aria-label': `Remove ${preference}`}, icon('close'));
    remove.addEventListener('click', async () => {
      if (!await save(remove, preferences.filter((other) => other !== preference))) return;
      // The button is gone: on to its neighbour, so that the keyboard does not start over.
      const rest = chips.querySelectorAll('button');
      (rest[Math.min(at, rest.length - 1)] ?? input).focus();
    });
    return el('li', {class: 'preference'}, preference, remove);
  }

  async function save(button, wanted) {
    if (isBusy(button)) return false;
    tell('');
    busy(button, true);
    try {
      preferences = (await call('PUT', `${path}/preferences`, {preferences: wanted})).preferences;
      show();
      return true;
    } catch (failure) {
      tell(failure.fields?.preferences ?? sentence(failure));
      return false;
    } finally {
      busy(button, false);
    }
  }

  function tell(text) {
    message.textContent = text;
    if (text) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }

  box.addEventListener('submit', async (event) => {
    event.preventDefault();
    const wanted = input.value.trim();
    if (wanted === '') return;
    if (preferences.some((other) => other.toLowerCase() === wanted.toLowerCase())) {
      tell('That is in your list already.');
    } else if (preferences.length >= MOST) {
      tell(`There is room for ${MOST}. Remove one first.`);
    } else if (await save(add, [...preferences, wanted])) {
      input.value = '';
    }
    input.focus();
  });
  input.addEventListener('input', () => tell(''));

  show();
  host.replaceChildren(chips, box, message);
}
