// Numbers, moments and distances in the customer's locale and time zone.

const locale = undefined; // what the browser is set to
const whole = new Intl.NumberFormat(locale);
const score = new Intl.NumberFormat(locale, {minimumFractionDigits: 2, maximumFractionDigits: 2});
const percent = new Intl.NumberFormat(locale, {style: 'percent'});
const relative = new Intl.RelativeTimeFormat(locale, {numeric: 'auto'});
const clock = new Intl.DateTimeFormat(locale, {hour: 'numeric', minute: '2-digit'});
const day = new Intl.DateTimeFormat(locale, {day: 'numeric', month: 'short'});
const full = new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeStyle: 'short'});

export const count = (number) => whole.format(number);
export const scoreOf = (number) => score.format(number);
export const share = (part) => percent.format(part);
export const list = (items) => new Intl.ListFormat(locale, {type: 'conjunction'}).format(items);
export const fullMoment = (moment) => full.format(new Date(moment));

/** The time of today, else with the day. */
export function momentOf(moment) {
  const date = new Date(moment);
  return isToday(date) ? clock.format(date) : `${day.format(date)}, ${clock.format(date)}`;
}

export function ago(moment) {
  const seconds = (new Date(moment) - Date.now()) / 1000;
  const steps = [[60, 'second', 1], [3600, 'minute', 60], [86400, 'hour', 3600], [604800, 'day', 86400]];
  const step = steps.find(([below]) => Math.abs(seconds) < below);
  if (!step) return day.format(new Date(moment));
  return step[1] === 'second' ? relative.format(0, 'second') : relative.format(Math.round(seconds / step[2]), step[1]);
}

export function distance(meters) {
  const [value, unit] = meters < 1000 ? [Math.round(meters), 'meter'] : [meters / 1000, 'kilometer'];
  const digits = meters < 1000 || meters >= 10000 ? 0 : 1;
  return new Intl.NumberFormat(locale, {style: 'unit', unit, maximumFractionDigits: digits}).format(value);
}

/** At a calm pace of 80 m a minute. */
export function onFoot(meters) {
  const minutes = Math.max(1, Math.round(meters / 80));
  return minutes === 1 ? 'about a minute on foot' : `about ${count(minutes)} minutes on foot`;
}

export function milliseconds(value) {
  const digits = value < 10 ? 1 : 0;
  const options = {style: 'unit', unit: 'millisecond', minimumFractionDigits: digits, maximumFractionDigits: digits};
  return new Intl.NumberFormat(locale, options).format(value);
}

/** "at 01:00" of today, "tomorrow at 01:00", or with the day; in local time. */
export function nextMoment(moment) {
  const date = new Date(moment);
  if (isToday(date)) return `at ${clock.format(date)}`;
  const tomorrow = new Date(date);
  tomorrow.setDate(date.getDate() - 1);
  return isToday(tomorrow) ? `tomorrow at ${clock.format(date)}` : `on ${day.format(date)} at ${clock.format(date)}`;
}

function isToday(date) {
  return date.toDateString() === new Date().toDateString();
}
