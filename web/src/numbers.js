// How numbers and dates are written. The data have four significant digits, and tables show all of
// them; charts and sentences show three, with k, M, bn and tn as the program's own summary does; axes
// as few as they can.

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

/** Three significant digits, a half away from zero as the program rounds. */
function threeDigits(value) {
  if (value === 0) return 0;
  const step = 10 ** (2 - Math.floor(Math.log10(Math.abs(value))));
  return (Math.sign(value) * Math.round(Math.abs(value) * step)) / step;
}

function shortened(value, digits) {
  if (value === null || value === undefined) return MISSING;
  const rounded = threeDigits(value);
  for (const [unit, name] of [[1e12, 'tn'], [1e9, 'bn'], [1e6, 'M'], [1e3, 'k']]) {
    if (Math.abs(rounded) >= unit) return minus(digits(rounded / unit)) + NB + name;
  }
  return minus(String(+rounded.toPrecision(3)));
}

/** "25.0 M" */
export function compact(value) {
  return shortened(value, (scaled) => scaled.toPrecision(3));
}

/** "25 M", for axes */
export function tick(value) {
  return shortened(value, (scaled) => String(+scaled.toPrecision(3)));
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

/** "12 to 19 k", or one number where both read the same */
export function interval(low, high, write = compact) {
  const [from, to] = [write(low), write(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** "1 April 2026" */
export function date(text) {
  return text ? day.format(new Date(`${text}T00:00:00Z`)).replaceAll(' ', NB) : MISSING;
}

/** A sentence of the data, with dates, signs and quotation marks as the page writes them. */
export function readable(text) {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, date)
    .replace(/"([^"]*)"/g, '\u201c$1\u201d').replaceAll("'", '\u2019')
    .replace(/(?<= |\()-(?=\d)/g, '\u2212')
    .replace(/(?<=\d) (?=(?:k|M|bn|tn|%)(?:\W|$))/g, NB);
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
