// Hands a text to the reader as a file. Nothing leaves the page.
import { h } from './dom.js';

let prefix = 'report';

export function setFilePrefix(text) {
  prefix = text;
}

function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h('a', { href: address, download: `${prefix}-${name}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function csvButton(name, title, write) {
  return h('button', {
    type: 'button', 'aria-label': `Download CSV: ${title}`,
    onclick: () => save(`${name}.csv`, 'text/csv', write()),
  }, 'Download CSV');
}

export function svgButton(name, title, draw) {
  return h('button', {
    type: 'button', 'aria-label': `Download SVG: ${title}`,
    onclick: () => save(`${name}.svg`, 'image/svg+xml', draw()),
  }, 'Download SVG');
}
