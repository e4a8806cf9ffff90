// What the library's owner has left out of the site, as every page says. In: a name. Out: whether it is off.

export const isOff = (feature: 'topics' | 'saved' | 'offline'): boolean =>
  (document.documentElement.dataset.off ?? '').split(' ').includes(feature);
