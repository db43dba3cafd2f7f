// Colours of the charts. Categories: Okabe and Ito, Color Universal Design (2008), in an order that
// keeps 3:1 against the background; amounts: cividis (Nunez, Anderton and Renslow 2018). Policies
// differ by dash and mark too, never by colour alone.

const LIGHT = {
  name: 'light', background: '#ffffff', text: '#1b2025', muted: '#55606b', line: '#d5dbe1',
  band: '#eef1f4', used: '#d3e3f3', fan: '#0072b2', observed: '#1b2025',
  policies: ['#1b2025', '#0072b2', '#d55e00', '#00805d', '#a8508a', '#8a6100', '#3b7ea1'],
};
const DARK = {
  name: 'dark', background: '#14181c', text: '#e8ebee', muted: '#a9b3bd', line: '#39424b',
  band: '#20262c', used: '#1d3d59', fan: '#56b4e9', observed: '#e8ebee',
  policies: ['#e8ebee', '#56b4e9', '#e69f00', '#19b58a', '#d98fbb', '#f0e442', '#9cc9e3'],
};
const DASHES = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], [5, 2], [12, 4], [1, 4]];
const MARKS = ['circle', 'rect', 'triangle', 'diamond', 'circle', 'rect', 'triangle'];
const CIVIDIS = ['#00224e', '#123570', '#3b496c', '#575d6d', '#707173', '#8a8678', '#a59c74',
  '#c3b369', '#e1cc55', '#fee838'];

const dark = matchMedia('(prefers-color-scheme: dark)');
let medium = 'screen';

/** Paper and files are white whatever the screen is. */
export function theme() {
  return dark.matches && medium === 'screen' ? DARK : LIGHT;
}

/** Charts are smaller there. */
export const onPaper = () => medium === 'paper';

/** @param where charts are drawn from now on: 'screen', 'paper' or 'file' */
export function setMedium(where) {
  medium = where;
}

export function onThemeChange(listener) {
  dark.addEventListener('change', listener);
}

export function policyStyle(index, colours = theme()) {
  return {
    color: colours.policies[index % colours.policies.length],
    dash: DASHES[index % DASHES.length],
    mark: MARKS[index % MARKS.length],
  };
}

function channels(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

/** The colour of an amount from 0 to 1, and black or white to write on it. */
export function amountColour(amount) {
  const place = Math.min(Math.max(amount, 0), 1) * (CIVIDIS.length - 1);
  const from = Math.min(Math.floor(place), CIVIDIS.length - 2);
  const [low, high] = [channels(CIVIDIS[from]), channels(CIVIDIS[from + 1])];
  const mixed = low.map((value, i) => Math.round(value + (high[i] - value) * (place - from)));
  const [r, g, b] = mixed.map((value) => {
    const v = value / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b; // WCAG 2.1
  return { fill: `rgb(${mixed.join(',')})`, ink: luminance > 0.179 ? '#000000' : '#ffffff' };
}

export const amountGradient = `linear-gradient(to right, ${CIVIDIS.join(', ')})`;
