// What the forms share: messages beside fields, one submission at a time, show password.
import {sentence} from './api.js';
import {busy, byId, isBusy} from './dom.js';

/** Wires a form. `check(values)` gives messages by field; `submit(values)` may throw an ApiError with `fields`. */
export function form(element, {check, submit}) {
  const error = element.querySelector('.form-error');
  const button = element.querySelector('[type="submit"]');
  const inputs = [...element.querySelectorAll('.field input')];
  for (const input of inputs) input.addEventListener('input', () => tell(input, ''));

  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isBusy(button)) return;
    error.textContent = '';
    const values = Object.fromEntries(inputs.map((input) => [input.name, input.value]));
    if (showMessages(inputs, check(values))) return;
    busy(button, true);
    try {
      await submit(values);
    } catch (failure) {
      // The message of the whole form is for what no field says, or it would be said twice.
      if (!showMessages(inputs, failure.fields ?? {})) error.textContent = sentence(failure);
    } finally {
      busy(button, false);
    }
  });

  for (const toggle of element.querySelectorAll('[data-reveal]')) reveal(toggle);
}

/** True if there was one to show; focus goes to the first. */
function showMessages(inputs, messages) {
  const wrong = inputs.filter((input) => tell(input, messages[input.name] ?? ''));
  wrong[0]?.focus();
  return wrong.length > 0;
}

function tell(input, message) {
  byId(`${input.id}-message`).textContent = message;
  if (message) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
  return message !== '';
}

function reveal(toggle) {
  const input = byId(toggle.dataset.reveal);
  toggle.addEventListener('click', () => {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    toggle.textContent = shown ? 'Hide' : 'Show';
    toggle.setAttribute('aria-label', `${toggle.textContent} password`);
  });
}
