// How numbers and dates are written. The data have four significant digits, and tables show all of
// them; charts and sentences show three, with k, M, bn and tn as the program's own summary does.

const NB = '\u00a0'; // keeps a number and its unit on one line
const full = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC',
});

export const MISSING = '\u2013';

const minus = (text) => text.replace('-', '\u2212');

/** "25,620,000", or a dash for a missing number. */
export function number(value) {
  return value === null || value === undefined ? MISSING : minus(full.format(value));
}

/** "25.6 M" */
export function compact(value) {
  if (value === null || value === undefined) return MISSING;
  const size = Math.abs(value);
  for (const [unit, name] of [[1e12, 'tn'], [1e9, 'bn'], [1e6, 'M'], [1e3, 'k']]) {
    if (size >= unit * 0.9995) return minus(String(+(value / unit).toPrecision(3))) + NB + name;
  }
  return minus(String(+value.toPrecision(3)));
}

export function signed(value, write = compact) {
  return value > 0 ? `+${write(value)}` : write(value);
}

/** "63 %"; at the ends "<1 %" and ">99 %", for no number of members shows more. */
export function percent(share) {
  if (share === null || share === undefined) return MISSING;
  const hundredths = share * 100;
  if (hundredths < 1) return `<1${NB}%`;
  if (hundredths > 99) return `>99${NB}%`;
  return `${Math.round(hundredths)}${NB}%`;
}

/** The share of the members in which something happens: "63 %", "none" or "all". */
export function frequency(value) {
  if (value === 0) return 'none';
  return value === 1 ? 'all' : percent(value);
}

/** A share as a quantity, which may well be nothing or everything: "62.4 %". */
export function share(value) {
  return value === null || value === undefined
    ? MISSING : `${full.format(+(value * 100).toPrecision(3))}${NB}%`;
}

export function interval(low, high, write = compact) {
  return `${write(low)} to ${write(high)}`;
}

/** "1 April 2026" */
export function date(text) {
  return text ? day.format(new Date(`${text}T00:00:00Z`)).replaceAll(' ', NB) : MISSING;
}

/** Milliseconds since 1970, as the time axes of the charts want it. */
export function time(text) {
  return Date.parse(`${text}T00:00:00Z`);
}

/** The unit in the plural, or nothing for a pure number. */
export function units(unit) {
  if (!unit || unit === '1') return '';
  return /^[a-z-]*[a-rt-z]$/.test(unit) ? `${unit}s` : unit;
}
