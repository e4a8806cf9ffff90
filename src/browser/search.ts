// Search, as the page that needs it loads it: the search page at once, every other page when search is first opened.
import { openParts, type Parts } from '../search/parts.ts';
import { createSearcher, type Searcher } from '../search/searcher.ts';
import { breather, nextTurn } from './breather.ts';
import { createPartFetcher } from './search-fetch.ts';
import { OPEN_SEARCH } from './search-open.ts';
import { createOverlay } from './search-overlay.ts';
import { runSearchPage } from './search-page.ts';

const fetchPart = createPartFetcher();
let opened: Promise<Searcher> | null = null;

/** One searcher a page; an opening that failed is tried again when search is next asked. */
function openSearcher(asked: string): Promise<Searcher> {
  opened ??= openParts(
    fetchPart,
    asked,
    breather(() => true),
  )
    .then(createUnhurried)
    .catch((error: unknown) => {
      opened = null;
      throw error;
    });
  return opened;
}

/** In a turn of its own: reading the parts held the page before, and searching will behind it. */
async function createUnhurried(parts: Parts): Promise<Searcher> {
  await nextTurn();
  const searcher = createSearcher(parts);
  await nextTurn();
  return searcher;
}

const main = document.querySelector<HTMLElement>('body.p-search main');
if (main !== null) runSearchPage(main, openSearcher);
else {
  const openOverlay = createOverlay(openSearcher);
  document.addEventListener(OPEN_SEARCH, (event) => openOverlay(String((event as CustomEvent).detail ?? '')));
}
