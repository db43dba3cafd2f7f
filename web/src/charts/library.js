// ECharts, nine tenths of the page's code, is compiled when the first chart is drawn: a reader need not
// wait for it before the first sentence.

export function init(...rest) {
  if (!globalThis.echarts) {
    const { textContent } = document.getElementById('echarts-source');
    document.head.append(Object.assign(document.createElement('script'), { textContent }));
  }
  return globalThis.echarts.init(...rest);
}
