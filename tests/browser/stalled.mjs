/**
 * What tests say when Chromium has stopped drawing. It does so with one page in thirty on machines
 * without a graphics card, its shell no less and whatever its flags; neither reloading nor resizing
 * wakes such a page, and the next one is drawn again.
 */
export const STALLED = 'Chromium draws this page no more';
