// Draws charts when they come near the window, again when the width or the colour scheme changes,
// and all of them, in the colours and width of paper, before printing.
import { onThemeChange, setMedium, theme } from '../theme.js';
import { init } from './library.js';
import { base } from './style.js';

const PAPER_WIDTH = 660; // px: the width between the margins of A4, a little less
const HALF_PAPER_WIDTH = 316; // px: of two charts beside each other
const FILE_WIDTH = 900; // px, of a downloaded SVG
const charts = [];

class Chart {
  constructor(box, spec) {
    this.box = box;
    this.spec = spec;
    this.drawnWidth = 0;
  }

  /** Takes the room that the chart needs, so that links lead to where they say before all are drawn. */
  reserve(width) {
    const height = this.spec.height(width);
    this.box.style.height = `${height}px`;
    return height;
  }

  /** Makes the chart, or makes it again. */
  draw(width = this.box.clientWidth) {
    if (width === 0) return;
    this.drawnWidth = width;
    const height = this.reserve(width);
    if (this.chart) this.chart.resize({ width, height });
    else this.chart = init(this.box, null, { renderer: 'svg', width, height });
    this.chart.setOption({ ...base(theme()), ...this.spec.option(theme(), width) }, true);
    this.box.dataset.drawn = theme().name;
  }

  redrawIfDrawn() {
    if (this.chart) this.draw();
  }
}

const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    const found = charts.find(({ box }) => box === target);
    if (isIntersecting && !found.chart) found.draw();
  }
}, { rootMargin: '600px' });

const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const found = charts.find(({ box }) => box === target);
    if (!found.chart) found.reserve(target.clientWidth);
    else if (target.clientWidth !== found.drawnWidth) found.draw();
  }
});

onThemeChange(() => charts.forEach((chart) => chart.redrawIfDrawn()));
addEventListener('beforeprint', () => {
  setMedium('paper');
  charts.forEach((chart) => chart.draw(chart.box.closest('.pairs') ? HALF_PAPER_WIDTH : PAPER_WIDTH));
});
addEventListener('afterprint', () => {
  setMedium('screen');
  charts.forEach((chart) => chart.redrawIfDrawn());
});

/**
 * Puts a chart into `box`, later.
 * @param spec {option(colours, width) -> ECharts option, height(width) -> px}
 * @returns a function that draws it again, for when what it shows has changed
 */
export function addChart(box, spec) {
  const chart = new Chart(box, spec);
  charts.push(chart);
  near.observe(box);
  widths.observe(box);
  return () => chart.redrawIfDrawn();
}

/** The chart as a file of its own: with its title, its key and where it comes from. */
export function standaloneSvg(spec, title, notes) {
  const room = document.createElement('div');
  setMedium('file');
  try {
    const colours = theme();
    const body = spec.height(FILE_WIDTH);
    const head = 76;
    const chart = init(room, null, { renderer: 'svg', width: FILE_WIDTH, height: body + head });
    const option = { ...base(colours), ...spec.option(colours, FILE_WIDTH) };
    const moved = [option.grid].flat().map((grid) => ({ ...grid, top: grid.top + head }));
    chart.setOption({
      ...option,
      backgroundColor: colours.background,
      grid: moved,
      title: [...[option.title ?? []].flat().map((one) => ({ ...one, top: one.top + head })), {
        text: title, subtext: notes, left: 12, top: 10,
        textStyle: { color: colours.text, fontSize: 17, fontWeight: 600, width: 870, overflow: 'break' },
        subtextStyle: { color: colours.muted, fontSize: 12, width: 870, overflow: 'break' },
      }],
    });
    const text = chart.renderToSVGString();
    chart.dispose();
    return text;
  } finally {
    setMedium('screen');
  }
}
