// What all charts share: fonts, axes, tooltips.

// Single quotes, for ECharts writes the family into an attribute of an SVG file as it is.
export const FONT = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, "
  + 'sans-serif';
export const TEXT_SIZE = 13; // px

/** What every chart starts from. */
export function base(colours) {
  return {
    animation: false,
    useUTC: true,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, fontSize: TEXT_SIZE, color: colours.text },
  };
}

export function axisStyle(colours) {
  return {
    axisLine: { lineStyle: { color: colours.muted } },
    axisTick: { lineStyle: { color: colours.muted } },
    axisLabel: { color: colours.muted, fontSize: TEXT_SIZE, fontFamily: FONT, hideOverlap: true },
    splitLine: { lineStyle: { color: colours.line } },
    nameTextStyle: { color: colours.muted, fontSize: TEXT_SIZE, fontFamily: FONT },
  };
}

/** A tooltip in the colours of the page. */
export function tooltipStyle(colours) {
  return {
    backgroundColor: colours.background,
    borderColor: colours.muted,
    textStyle: { color: colours.text, fontSize: TEXT_SIZE, fontFamily: FONT },
    confine: true,
    transitionDuration: 0,
  };
}
